package dev.rustaiide.system.git.verbs.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.GitAction.Reach;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Unfinished;

/** Has git move branches and files. */
record ActCommand(Branches branches, String name, String summary, Maker maker) implements GitCommand {
    /** Understands what was asked. */
    interface Maker {
        GitAction make(GitWords words) throws FailureException, InterruptedException;
    }

    static Stream<GitCommand> all(Branches branches, RepositoryStates states) {
        return Stream.of(
                new ActCommand(branches, "switch", "BRANCH checks it out; with --create it is made first",
                        ActCommand::toSwitch),
                new ActCommand(branches, "rename-branch", "BRANCH NAME", words -> new GitAction.RenameBranch(
                        words.word("a branch"), words.word(1, "a new name"))),
                new ActCommand(branches, "delete-branch", "BRANCH", words -> new GitAction.DeleteBranch(
                        words.word("a branch"), words.invocation().has("force"))),
                new ActCommand(branches, "track", "BRANCH REMOTE/BRANCH makes it follow that one",
                        words -> new GitAction.Track(words.word("a branch"), words.word(1, "a branch elsewhere"))),
                new ActCommand(branches, "merge", "BRANCH merges it into what is checked out",
                        words -> new GitAction.Merge(words.word("a branch"))),
                new ActCommand(branches, "rebase", "BRANCH puts what is checked out onto it, with --plan by a plan",
                        words -> toRebase(words, branches)),
                new ActCommand(branches, "cherry-pick", "COMMIT does it once more here",
                        words -> new GitAction.CherryPick(words.word("a commit"))),
                new ActCommand(branches, "revert", "COMMIT takes it back by another one",
                        words -> new GitAction.Revert(words.word("a commit"))),
                new ActCommand(branches, "reset", "COMMIT moves the branch there", ActCommand::toReset),
                new ActCommand(branches, "stash-pop", "takes what was stashed last back",
                        words -> new GitAction.StashPop(0)),
                new ActCommand(branches, "tag", "NAME [COMMIT] names a commit", words -> new GitAction.Tag(
                        words.word("a name"), words.words().size() > 1 ? words.words().get(1) : "",
                        words.invocation().option("message").orElse(""), words.invocation().has("sign"))),
                new ActCommand(branches, "delete-tag", "NAME", words -> new GitAction.DeleteTag(
                        words.word("a name"))),
                new ActCommand(branches, "add-worktree", "FOLDER BRANCH makes a second working tree; with --create the"
                        + " branch is made first", words -> new GitAction.AddWorktree(words.folder().resolve(
                                words.word("a folder")).toString(), words.word(1, "a branch"),
                                words.invocation().has("create"))),
                new ActCommand(branches, "remove-worktree", "FOLDER", words -> new GitAction.RemoveWorktree(
                        words.folder().resolve(words.word("a folder")).toString())),
                new ActCommand(branches, "continue", "goes on with a merge, rebase or pick that stopped",
                        words -> new GitAction.Continue(kind(words, states))),
                new ActCommand(branches, "skip", "leaves out the commit that a rebase stopped at",
                        words -> new GitAction.Skip(kind(words, states))),
                new ActCommand(branches, "abort", "gives up what has stopped: all is as before it",
                        words -> new GitAction.Abort(kind(words, states))));
    }

    private static GitAction toSwitch(GitWords words) throws FailureException {
        String to = words.word("a branch");
        return words.invocation().has("create") ? new GitAction.CreateBranch(to, "")
                : new GitAction.Switch(to, words.invocation().has("detach"));
    }

    private static GitAction toRebase(GitWords words, Branches branches)
            throws FailureException, InterruptedException {
        Optional<String> plan = words.invocation().option("plan");
        if (plan.isEmpty()) {
            return new GitAction.Rebase(words.word("a branch"));
        }
        String onto = words.words().isEmpty() ? "" : words.words().getFirst();
        return new GitAction.RebaseByPlan(PlanFile.read(words.invocation().folder().resolve(plan.get()),
                Answers.await(branches.rebasePlan(words.root(), onto))));
    }

    private static GitAction toReset(GitWords words) throws FailureException {
        String reach = words.invocation().option("reach").orElse("mixed").toUpperCase(Locale.ROOT);
        if (Stream.of(Reach.values()).noneMatch(each -> each.name().equals(reach))) {
            throw new FailureException(new Failure.Other("Cannot reset that far.",
                    "--reach is one of soft, mixed and keep.", "Choose one of them."));
        }
        return new GitAction.Reset(words.word("a commit"), Reach.valueOf(reach));
    }

    private static Unfinished.Kind kind(GitWords words, RepositoryStates states)
            throws FailureException, InterruptedException {
        Unfinished unfinished = Answers.await(states.status(words.root())).unfinished();
        if (!unfinished.isSomething()) {
            throw new FailureException(new Failure.Other("Cannot do that.", "Git is in the middle of nothing.",
                    "See: rust-ai-ide git status"));
        }
        return unfinished.kind();
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("create", "", "switch, add-worktree: Makes the branch first"),
                new Option("plan", "FILE", "rebase: What is done with each commit; see rebase-plan"),
                new Option("sign", "", "commit, tag: Signs it, as git's settings say how"),
                new Option("detach", "", "switch: Checks out a commit without a branch"),
                new Option("force", "", "delete-branch: Though commits go with it that no other branch has"),
                new Option("reach", "HOW", "reset: soft (only the branch), mixed (what is staged too, which is the"
                        + " rule) or keep (files too, but for your changes)"),
                new Option("message", "TEXT", "commit: What it does; stash, tag: What it is about"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        return act(branches, words, maker.make(words));
    }

    /** Has it done, and says what came of it. */
    static ExitCode act(Branches branches, GitWords words, GitAction action)
            throws FailureException, InterruptedException {
        Invocation out = words.invocation();
        Branches.Done done = Answers.await(branches.act(words.root(), action), out);
        done.said().forEach(out::print);
        if (done.stopped()) {
            out.message(action.isOfStash() ? "It has stopped: resolve and stage what is in conflict. The stash is still"
                    + " in the list: “git stash drop” when it is not needed any more." : "It has stopped: resolve and"
                            + " stage what is in conflict, then “git continue”; or “git abort”.");
        }
        out.print(Json.object().put("action", action.title()).put("stopped", done.stopped())
                .put("said", Json.strings(done.said())).build());
        return done.stopped() ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
