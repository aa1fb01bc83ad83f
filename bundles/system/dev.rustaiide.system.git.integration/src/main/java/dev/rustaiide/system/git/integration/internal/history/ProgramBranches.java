package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branch;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.Signature;
import dev.rustaiide.system.git.integration.Stash;
import dev.rustaiide.system.git.integration.Undoable;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.integration.internal.remotes.RemoteAddress;
import dev.rustaiide.system.git.integration.internal.status.RepositoryReader;

/** Reads by JGit, and has the installed git do the rest. */
@Component
public final class ProgramBranches implements Branches {
    private static final Pattern PROGRESS = Pattern.compile("Rebasing \\(\\d+/\\d+\\)");

    private final GitProgram program;

    @Activate
    public ProgramBranches(@Reference GitProgram program) {
        this.program = program;
    }

    @Override
    public Call<List<Branch>> branches(Path repository) {
        return Call.start("branches", scope -> Repositories.ask(Repositories.around(repository), "the branches",
                ProgramBranches::branches));
    }

    private static List<Branch> branches(Repository repository) throws IOException {
        List<Branch> all = new ArrayList<>();
        String current = repository.getFullBranch();
        try (RevWalk walk = new RevWalk(repository)) {
            for (String prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES)) {
                for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
                    if (!ref.isSymbolic() && ref.getObjectId() != null) {
                        RevCommit commit = walk.parseCommit(ref.getObjectId());
                        all.add(new Branch(Repository.shortenRefName(ref.getName()), commit.name(),
                                prefix.equals(Constants.R_REMOTES), ref.getName().equals(current),
                                commit.getShortMessage()));
                    }
                }
            }
        }
        all.sort(Comparator.comparing(Branch::remote).thenComparing(Branch::name));
        return all;
    }

    @Override
    public Call<List<Tag>> tags(Path repository) {
        return Call.start("tags", scope -> Repositories.ask(Repositories.around(repository), "the tags", Named::tags));
    }

    @Override
    public Call<List<Movement>> movements(Path repository, int most) {
        return Call.start("reflog", scope -> Repositories.ask(Repositories.around(repository), "Git's diary",
                open -> Named.movements(open, most)));
    }

    @Override
    public Call<List<Worktree>> worktrees(Path repository) {
        return Call.start("worktrees", scope -> Repositories.ask(Repositories.around(repository), "the working trees",
                Named::worktrees));
    }

    @Override
    public Call<RebasePlan> rebasePlan(Path repository, String onto) {
        return Call.start("plan a rebase", scope -> Repositories.ask(Repositories.around(repository), "the history",
                open -> PlannedRebase.plan(open, onto)));
    }

    @Override
    public Call<List<Stash>> stashes(Path repository) {
        return Call.start("stashes", scope -> Repositories.ask(Repositories.around(repository), "what was stashed",
                open -> new Stashes(open).list()));
    }

    @Override
    public Call<History> history(Path repository, String of) {
        return Call.start("history", scope -> {
            Path root = Repositories.around(repository);
            Repository open = Repositories.opened(root);
            try {
                return Repositories.ask(root, "the history", asked -> begin(open, of));
            } catch (FailureException failed) {
                open.close();
                throw failed;
            }
        });
    }

    private static History begin(Repository repository, String of) throws IOException, FailureException {
        RevWalk walk = new RevWalk(repository);
        walk.sort(RevSort.COMMIT_TIME_DESC);
        Map<String, List<String>> names = new HashMap<>();
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            name(repository, walk, ref, of.isEmpty(), names);
        }
        if (!of.isEmpty()) {
            ObjectId id = repository.resolve(of + "^{commit}");
            if (id == null) {
                walk.close();
                throw new FailureException(new Failure.Other("Cannot show the history of " + of + ".",
                        "There is no such branch, tag or commit.", "Check the name."));
            }
            walk.markStart(walk.parseCommit(id));
        }
        return new WalkedHistory(repository, walk, names);
    }

    private static void name(Repository repository, RevWalk walk, Ref ref, boolean starts,
            Map<String, List<String>> names) throws IOException {
        boolean shown = ref.getName().startsWith(Constants.R_HEADS) || ref.getName().startsWith(Constants.R_REMOTES)
                || ref.getName().startsWith(Constants.R_TAGS) || ref.getName().equals(Constants.HEAD);
        if (!shown || ref.getObjectId() == null) {
            return;
        }
        RevObject object = walk.peel(walk.parseAny(ref.getObjectId()));
        if (object instanceof RevCommit commit) {
            if (!ref.isSymbolic()) {
                names.computeIfAbsent(commit.name(), none -> new ArrayList<>())
                        .add(Repository.shortenRefName(ref.getName()));
            }
            if (starts) {
                walk.markStart(commit);
            }
        }
    }

    @Override
    public Call<Signature> signature(Path repository, String commit) {
        return Call.start("signature of " + commit, scope -> {
            Path root = Repositories.around(repository);
            String purpose = "check the signature of " + commit;
            if (commit.startsWith("-")) {
                throw new FailureException(new Failure.Other("Cannot " + purpose + ".",
                        "No branch, tag or commit is called like that.", "Check the name."));
            }
            return Named.signature(GitProgram.demandFine(program.run(root, purpose, List.of("log", "-1",
                    "--no-show-signature", "--format=%G?%n%GS%n%GK", commit, "--"), scope), "Cannot " + purpose + ".",
                    "Check the name.").out());
        });
    }

    @Override
    public Call<Done> act(Path repository, GitAction action) {
        return Call.start(action.title(), scope -> act(Repositories.around(repository), action, scope));
    }

    private Done act(Path root, GitAction action, Scope scope)
            throws FailureException, InterruptedException, ExecutionException {
        String purpose = Character.toLowerCase(action.title().charAt(0)) + action.title().substring(1);
        List<String> words = guarded(action);
        program.demand(root, purpose);
        Optional<Stash> stash = stash(root, action, purpose);
        GitProgram.Said said = action.movesFiles()
                ? new WatchedAction(program, root, action.title(), action.resumes()).run(scope,
                        () -> run(root, purpose, words, variables(root, action), scope))
                : program.run(root, purpose, words, Map.of(), scope);
        // A rebase that stops to let a commit be changed has not failed.
        boolean stopped = (!said.isFine() || action instanceof GitAction.RebaseByPlan
                || action instanceof GitAction.Continue || action instanceof GitAction.Skip)
                && Repositories.ask(root, "the state", ProgramBranches::isStopped);
        if (!stopped) {
            tidy(root, action, said);
        }
        if (said.isFine() && stash.isPresent()) {
            Repositories.ask(root, "what was stashed", open -> {
                new Stashes(open).left(stash.get(), action);
                return true;
            });
        }
        if (!said.isFine() && !stopped) {
            throw new FailureException(new Failure.Other("Cannot " + purpose + ".", GitProgram.why(said),
                    "Mend what git says, e.g. commit or stash your changes first, and try again."));
        }
        return new Done(stopped, told(said));
    }

    /** What was staged is staged again where that fits what is staged now; if not, all comes back into the files. */
    private GitProgram.Said run(Path root, String purpose, List<String> words, Map<String, String> variables,
            Scope scope) throws FailureException, InterruptedException, ExecutionException {
        GitProgram.Said said = program.run(root, purpose, words, variables, scope);
        boolean index = !said.isFine() && words.getFirst().equals("stash") && words.contains("--index")
                && (said.err() + said.out()).contains("without --index");
        return index ? program.run(root, purpose, words.stream().filter(word -> !word.equals("--index")).toList(),
                variables, scope) : said;
    }

    /** The stash that leaves the list by {@code action}; fails if it is about one that there is not. */
    private static Optional<Stash> stash(Path root, GitAction action, String purpose) throws FailureException {
        int index = switch (action) {
            case GitAction.StashPop(int popped) -> popped;
            case GitAction.StashDrop(int dropped) -> dropped;
            case GitAction.StashApply(int applied) -> applied;
            case GitAction.StashBranch(String name, int taken) -> taken;
            default -> -1;
        };
        if (index < 0) {
            return Optional.empty();
        }
        List<Stash> all = Repositories.ask(root, "what was stashed", open -> new Stashes(open).list());
        if (index >= all.size()) {
            throw new FailureException(new Failure.Other("Cannot " + purpose + ".", all.isEmpty()
                    ? "Nothing is stashed." : "There is no stash " + index + "; the last one is 0, the first one "
                            + (all.size() - 1) + ".", "See: rust-ai-ide git stash list"));
        }
        return action instanceof GitAction.StashPop || action instanceof GitAction.StashDrop
                ? Optional.of(all.get(index)) : Optional.empty();
    }

    /** What git has said, without what is for terminals only: how far it is, and what makes room for that. */
    private static List<String> told(GitProgram.Said said) {
        return (said.out() + said.err()).lines().map(line -> line.replace("\u001b[K", "").strip())
                .filter(line -> !line.isEmpty() && !PROGRESS.matcher(line).matches() && !PlannedRebase.isAside(line))
                .toList();
    }

    private static Map<String, String> variables(Path root, GitAction action) throws FailureException {
        return action instanceof GitAction.RebaseByPlan planned ? Repositories.ask(root, "the repository",
                open -> PlannedRebase.prepare(open, planned.plan())) : Map.of();
    }

    /** What lies there for a rebase is of no use any more; and if all has moved under it, that is why git gave up. */
    private static void tidy(Path root, GitAction action, GitProgram.Said said) throws FailureException {
        if (action instanceof GitAction.RebaseByPlan || action.resumes()) {
            Repositories.ask(root, "the repository", open -> {
                PlannedRebase.forget(open);
                if (action instanceof GitAction.RebaseByPlan planned && !said.isFine()) {
                    PlannedRebase.demandCurrent(open, planned.plan());
                }
                return true;
            });
        }
    }

    /** What people name is never an option. */
    private static List<String> guarded(GitAction action) throws FailureException {
        for (String name : named(action)) {
            if (name.startsWith("-") || name.isBlank()) {
                throw new FailureException(new Failure.Other("Cannot use “" + name + "”.",
                        "No branch, tag or commit is called like that.", "Check the name."));
            }
        }
        switch (action) {
            case GitAction.AddRemote(String name, String url) -> RemoteAddress.of(url).demandNoPassword(
                    "add the remote " + name);
            case GitAction.MoveRemote(String name, String url) -> RemoteAddress.of(url).demandNoPassword(
                    "set the address of the remote " + name);
            default -> { }
        }
        return action.words();
    }

    private static List<String> named(GitAction action) {
        return switch (action) {
            case GitAction.Switch(String to, boolean detach) -> List.of(to);
            case GitAction.CreateBranch(String name, String from) -> from.isEmpty() ? List.of(name)
                    : List.of(name, from);
            case GitAction.DeleteBranch(String name, boolean force) -> List.of(name);
            case GitAction.RenameBranch(String name, String to) -> List.of(name, to);
            case GitAction.Merge(String from) -> List.of(from);
            case GitAction.Rebase(String onto) -> List.of(onto);
            case GitAction.RebaseByPlan(RebasePlan plan) -> plan.onto().isEmpty() ? List.of() : List.of(plan.onto());
            case GitAction.CherryPick(String commit) -> List.of(commit);
            case GitAction.Revert(String commit) -> List.of(commit);
            case GitAction.Reset(String to, GitAction.Reach reach) -> List.of(to);
            case GitAction.DeleteTag(String name) -> List.of(name);
            case GitAction.AddWorktree(String folder, String branch, boolean fresh) -> List.of(folder, branch);
            case GitAction.RemoveWorktree(String folder) -> List.of(folder);
            case GitAction.Tag(String name, String at, String message, boolean signed) -> at.isEmpty() ? List.of(name)
                    : List.of(name, at);
            case GitAction.AddRemote(String name, String url) -> List.of(name, url);
            case GitAction.RemoveRemote(String name) -> List.of(name);
            case GitAction.RenameRemote(String name, String to) -> List.of(name, to);
            case GitAction.MoveRemote(String name, String url) -> List.of(name, url);
            case GitAction.Track(String branch, String upstream) -> List.of(branch, upstream);
            case GitAction.Stash stash -> List.of();
            case GitAction.StashPop pop -> List.of();
            case GitAction.StashApply apply -> List.of();
            case GitAction.StashBranch(String name, int index) -> List.of(name);
            case GitAction.StashStore(String commit, String message) -> List.of(commit);
            case GitAction.StashDrop drop -> List.of();
            case GitAction.Continue on -> List.of();
            case GitAction.Abort abort -> List.of();
            case GitAction.Skip skip -> List.of();
        };
    }

    /** In the middle of something, or with conflicts of changes that were stashed. */
    private static boolean isStopped(Repository repository) throws IOException {
        return new RepositoryReader(repository).unfinished().isSomething()
                || repository.readDirCache().hasUnmergedPaths();
    }

    @Override
    public Call<Optional<Undoable>> undoable(Path repository) {
        return Call.start("the last action", scope -> Repositories.ask(Repositories.around(repository), "Git's diary",
                open -> {
                    if (new RepositoryReader(open).unfinished().isSomething()) {
                        return Optional.empty();
                    }
                    Optional<Undoable> stash = new Stashes(open).undoable();
                    if (stash.isPresent()) {
                        return stash;
                    }
                    ReflogReader log = open.getRefDatabase().getReflogReader(Constants.HEAD);
                    Optional<ReflogEntry> last = log == null ? Optional.empty() : log.getReverseEntries().stream()
                            .filter(Undoing::moved).findFirst();
                    String branch = open.getFullBranch();
                    return last.flatMap(entry -> Undoing.of(entry, ObjectId.isId(branch) ? null : branch));
                }));
    }
}
