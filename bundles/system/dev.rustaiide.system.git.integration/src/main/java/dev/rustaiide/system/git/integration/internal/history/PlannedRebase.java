package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;

/**
 * Has git rebase by a plan: it asks its editor for the plan, and the editor is a copy of ours. Messages lie beside the
 * index until the rebase is over, so that it finds them after a stop, or after this process.
 */
final class PlannedRebase {
    private static final String FOLDER = "rust-ai-ide-rebase";

    private PlannedRebase() {}

    /** The commits that a rebase onto {@code onto} moves, the first one first, all of them picked. */
    static List<RebaseStep> plan(Repository repository, String onto) throws IOException, FailureException {
        ObjectId head = repository.resolve(Constants.HEAD);
        ObjectId base = onto.isEmpty() ? null : repository.resolve(onto + "^{commit}");
        if (head == null || base == null && !onto.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot plan a rebase onto " + onto + ".",
                    head == null ? "There are no commits yet." : "There is no such branch, tag or commit.",
                    "Check the name."));
        }
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
                    steps.add(RebaseStep.pick(commit.name(), commit.getShortMessage()));
                }
            }
            return steps;
        }
    }

    /** Writes what git is to do; gives the variables by which it finds that. */
    static Map<String, String> prepare(Repository repository, List<RebaseStep> steps)
            throws IOException, FailureException {
        demandSense(steps);
        Path folder = repository.getDirectory().toPath().resolve(FOLDER);
        Files.createDirectories(folder);
        try (DirectoryStream<Path> old = Files.newDirectoryStream(folder)) {
            for (Path each : old) {
                Files.delete(each);
            }
        }
        StringBuilder plan = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            add(folder, steps, i, plan);
        }
        Path todo = folder.resolve("plan");
        Files.writeString(todo, plan, StandardCharsets.UTF_8);
        return Map.of("GIT_SEQUENCE_EDITOR", "cp '" + todo.toString().replace("'", "'\\''") + "'");
    }

    private static void add(Path folder, List<RebaseStep> steps, int index, StringBuilder plan) throws IOException {
        RebaseStep step = steps.get(index);
        boolean speaks = step.kind() == Kind.REWORD || step.kind() == Kind.SQUASH && !step.message().isBlank();
        plan.append(step.kind() == Kind.REWORD ? "pick" : step.kind().word()).append(' ').append(step.commit())
                .append('\n');
        boolean joinsNext = index + 1 < steps.size() && steps.get(index + 1).kind().joins();
        if (speaks && !joinsNext || step.kind() == Kind.REWORD) {
            String name = Integer.toString(index);
            Files.writeString(folder.resolve(name), step.message().strip() + "\n", StandardCharsets.UTF_8);
            plan.append("exec GIT_REFLOG_ACTION='rebase (reword)' git commit --amend --quiet --allow-empty ")
                    .append("--cleanup=whitespace -F ")
                    .append("\"$(git rev-parse --git-dir)/").append(FOLDER).append('/').append(name).append("\"\n");
        }
    }

    private static void demandSense(List<RebaseStep> steps) throws FailureException {
        boolean before = false;
        for (RebaseStep step : steps) {
            if (!ObjectId.isId(step.commit()) && !step.commit().matches("[0-9a-f]{4,40}")) {
                throw refused("“" + step.commit() + "” is no commit.");
            }
            if (step.kind().joins() && !before) {
                throw refused("There is no commit before " + step.commit() + " that it could become one with.");
            }
            if (step.kind() == Kind.REWORD && step.message().isBlank()) {
                throw refused("The new message of " + step.commit() + " has no words.");
            }
            before |= step.kind() != Kind.DROP;
        }
        if (steps.isEmpty()) {
            throw refused("The plan is empty.");
        }
    }

    private static FailureException refused(String why) {
        return new FailureException(new Failure.Other("Cannot rebase by this plan.", why, "Change the plan."));
    }
}
