package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.status.RepositoryReader;

/**
 * Has git rebase by a plan: it asks its editor for the plan, and the editor is a copy of ours, made only if nothing has
 * moved since. Messages lie beside the index until the rebase is over, so that it finds them after a stop, or after
 * this process.
 */
final class PlannedRebase {
    private static final String FOLDER = RepositoryReader.PLANNED;
    private static final int SHORT = 8;

    private PlannedRebase() {}

    /** The commits that a rebase onto {@code onto} moves, the first one first, all of them picked. */
    static RebasePlan plan(Repository repository, String onto) throws IOException, FailureException {
        ObjectId head = repository.resolve(Constants.HEAD);
        ObjectId base = onto.isEmpty() ? null : repository.resolve(onto + "^{commit}");
        if (head == null || base == null && !onto.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot plan a rebase onto " + onto + ".",
                    head == null ? "There are no commits yet." : "There is no such branch, tag or commit.",
                    "Check the name."));
        }
        return new RebasePlan(onto, base == null ? "" : base.name(), head.name(), branch(repository),
                steps(repository, head, base));
    }

    private static String branch(Repository repository) throws IOException {
        String full = repository.getFullBranch();
        return full == null || ObjectId.isId(full) ? "" : Repository.shortenRefName(full);
    }

    private static List<RebaseStep> steps(Repository repository, ObjectId head, @Nullable ObjectId base)
            throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.sort(RevSort.REVERSE, true);
            walk.markStart(walk.parseCommit(head));
            if (base != null) {
                walk.markUninteresting(walk.parseCommit(base));
            }
            List<RebaseStep> steps = new ArrayList<>();
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (commit.getParentCount() < 2) {
                    steps.add(RebaseStep.pick(commit.name(), commit.getFullMessage()));
                }
            }
            return steps;
        }
    }

    /** Writes what git is to do; gives the variables by which it finds that. */
    static Map<String, String> prepare(Repository repository, RebasePlan plan) throws IOException, FailureException {
        demandIdle(repository);
        demandCurrent(repository, plan);
        List<RebaseStep> steps = whole(plan(repository, plan.onto()).steps(), plan.steps());
        demandSense(steps);
        Path folder = folder(repository);
        forget(repository);
        Files.createDirectories(folder);
        StringBuilder todo = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            add(folder, steps.get(i), Integer.toString(i), todo);
        }
        Path file = folder.resolve("plan");
        Files.writeString(file, todo, StandardCharsets.UTF_8);
        return Map.of("GIT_SEQUENCE_EDITOR", editor(plan, file));
    }

    /** A copy of the plan; it fails, and git gives up, if anything has moved up to this moment. */
    private static String editor(RebasePlan plan, Path file) {
        String base = plan.onto().isEmpty() ? "" : " && " + isStill(plan.onto() + "^{commit}", plan.base());
        return isStill(Constants.HEAD, plan.head()) + base + " && cp " + quoted(file.toString());
    }

    private static String isStill(String name, String commit) {
        return "test \"$(git rev-parse " + quoted(name) + ")\" = " + quoted(commit);
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static Path folder(Repository repository) {
        return repository.getDirectory().toPath().resolve(FOLDER);
    }

    /** Whether {@code line}, which git has said, is about what the plan does besides: nobody has asked for that. */
    static boolean isAside(String line) {
        return line.startsWith("Executing: ") && line.contains(FOLDER);
    }

    /** Removes the messages of a rebase that is over. */
    static void forget(Repository repository) throws IOException {
        Path folder = folder(repository);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
                for (Path each : old) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    private static void demandIdle(Repository repository) throws FailureException {
        Unfinished midst = new RepositoryReader(repository).unfinished();
        if (midst.isSomething() && midst.kind() != Unfinished.Kind.BISECT) {
            throw new FailureException(new Failure.Other("Cannot rebase by this plan.",
                    "Git is in the middle of a " + midst.title() + ".", "Continue or abort that first."));
        }
    }

    /** Fails if what is checked out, or what it is put onto, is another commit than when the plan was made. */
    static void demandCurrent(Repository repository, RebasePlan plan) throws IOException, FailureException {
        RebasePlan now = plan(repository, plan.onto());
        if (!now.branch().equals(plan.branch())) {
            throw stale("It was made for " + checkedOut(plan) + ", and " + checkedOut(now) + " is checked out.");
        }
        if (!now.head().equals(plan.head())) {
            throw stale("It was made when " + checkedOut(plan) + " was at " + digits(plan.head()) + ", and it is at "
                    + digits(now.head()) + " now.");
        }
        if (!now.base().equals(plan.base())) {
            throw stale("It was made when " + plan.onto() + " was at " + digits(plan.base()) + ", and it is at "
                    + digits(now.base()) + " now.");
        }
    }

    private static String checkedOut(RebasePlan plan) {
        return plan.branch().isEmpty() ? "a commit without a branch" : plan.branch();
    }

    private static String digits(String commit) {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }

    /** The steps with all digits of their commits; fails unless they are those of {@code all}, each of them once. */
    private static List<RebaseStep> whole(List<RebaseStep> all, List<RebaseStep> steps) throws FailureException {
        if (steps.isEmpty()) {
            throw refused("The plan is empty.");
        }
        Map<String, RebaseStep> left = new LinkedHashMap<>();
        all.forEach(each -> left.put(each.commit(), each));
        List<RebaseStep> whole = new ArrayList<>();
        for (RebaseStep step : steps) {
            List<RebaseStep> meant = all.stream().filter(each -> each.commit().startsWith(step.commit())).toList();
            if (step.commit().isEmpty() || meant.size() != 1) {
                throw refused("“" + step.commit() + "” is none of the commits that this rebase moves.");
            }
            RebaseStep found = meant.getFirst();
            if (left.remove(found.commit()) == null) {
                throw refused(digits(found.commit()) + " (" + found.subject() + ") is in it twice.");
            }
            whole.add(new RebaseStep(step.kind(), found.commit(), found.original(), step.message()));
        }
        if (!left.isEmpty()) {
            RebaseStep missing = left.values().iterator().next();
            throw refused(digits(missing.commit()) + " (" + missing.subject() + ") is not in it: “drop” is what leaves"
                    + " a commit out.");
        }
        return whole;
    }

    /**
     * A message comes right behind its commit: what is joined with that later adds its own, or keeps this one. Where
     * nothing came of the commit, as it was skipped, the one before it keeps its message.
     */
    private static void add(Path folder, RebaseStep step, String name, StringBuilder todo) throws IOException {
        String line = (step.kind() == Kind.REWORD ? Kind.PICK : step.kind()).word() + ' ' + step.commit() + '\n';
        if (!step.isReworded()) {
            todo.append(line);
            return;
        }
        Files.writeString(folder.resolve(name), step.message().strip() + "\n", StandardCharsets.UTF_8);
        String place = "\"$(git rev-parse --git-dir)/" + FOLDER + '/' + name;
        todo.append("exec git rev-parse HEAD > ").append(place).append(".before\"\n").append(line)
                .append("exec git rev-parse HEAD | cmp -s - ").append(place).append(".before\"")
                .append(" || GIT_REFLOG_ACTION='rebase (reword)' git commit --amend --quiet --allow-empty")
                .append(" --cleanup=whitespace -F ").append(place).append("\"\n");
    }

    private static void demandSense(List<RebaseStep> steps) throws FailureException {
        boolean before = false;
        for (RebaseStep step : steps) {
            if (step.kind().joins() && !before) {
                throw refused("There is no commit before " + digits(step.commit())
                        + " that it could become one with.");
            }
            if (step.kind() == Kind.REWORD && step.message().isBlank()) {
                throw refused("The new message of " + digits(step.commit()) + " has no words.");
            }
            before |= step.kind() != Kind.DROP;
        }
    }

    private static FailureException refused(String why) {
        return new FailureException(new Failure.Other("Cannot rebase by this plan.", why, "Change the plan."));
    }

    private static FailureException stale(String why) {
        return new FailureException(new Failure.Other("Cannot rebase by this plan.", why,
                "Plan it again; nothing has been moved."));
    }
}
