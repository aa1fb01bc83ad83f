package dev.rustaiide.system.git.verbs.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.Interrupted;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** Shows how the repository is. */
record StatusCommand(RepositoryStates states) implements GitCommand {
    @Override
    public String name() {
        return "status";
    }

    @Override
    public String summary() {
        return "shows what is staged, changed, new and in conflict";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        RepositoryStatus status = Answers.await(states.status(words.root()), words.invocation());
        Invocation out = words.invocation();
        lines(status).forEach(out::print);
        out.print(json(status));
        return ExitCode.OK;
    }

    private static List<String> lines(RepositoryStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add(head(status.head()));
        if (status.unfinished().isSomething()) {
            lines.add("In the middle of a " + status.unfinished().title() + ": resolve and stage what is in conflict,"
                    + " then “git continue”; or “git abort”.");
        }
        status.interrupted().ifPresent(action -> lines.add("“" + action.title() + "”, begun " + action.since()
                + ", was interrupted: " + (action.canBeTakenBack() ? "“git take-back” makes all as before it; " : "")
                + "“git keep” keeps what there is."));
        status.lockedSince().ifPresent(since -> lines.add("The index is locked since " + since
                + ": a git is at work, or died; then “git unlock”."));
        group(lines, "Conflicts", status.conflicts(), file -> file.conflict().word());
        group(lines, "Staged", status.staged(), file -> file.staged().word());
        group(lines, "Changed", status.changed(), file -> file.working().word());
        group(lines, "Untracked", status.untracked(), file -> "");
        if (status.isClean()) {
            lines.add("Nothing has changed.");
        }
        return lines;
    }

    private static String head(Head head) {
        String where = head.isDetached() ? "No branch; commit " + head.title() + " is checked out"
                : "Branch " + head.title() + (head.commit().isEmpty() ? ", without commits yet" : "");
        String tracking = head.upstream().map(upstream -> ", " + (head.ahead() == 0 && head.behind() == 0
                ? "even with " + upstream
                : head.ahead() + " ahead and " + head.behind() + " behind " + upstream)).orElse("");
        return where + tracking + ".";
    }

    private static void group(List<String> lines, String title, List<FileState> files,
            Function<FileState, String> word) {
        if (!files.isEmpty()) {
            lines.add(title + ":");
            files.forEach(file -> lines.add("  " + file.path() + (word.apply(file).isEmpty() ? ""
                    : " (" + word.apply(file) + ")")));
        }
    }

    private static Json json(RepositoryStatus status) {
        Head head = status.head();
        var json = Json.object().put("root", status.root().toString()).put("branch", head.branch().orElse(""))
                .put("commit", head.commit().orElse("")).put("detached", head.isDetached())
                .put("upstream", head.upstream().orElse("")).put("ahead", head.ahead()).put("behind", head.behind())
                .put("unfinished", status.unfinished().kind().word()).put("step", status.unfinished().step())
                .put("steps", status.unfinished().steps()).put("locked", status.lockedSince().isPresent())
                .put("interrupted", status.interrupted().map(Interrupted::title).orElse(""));
        return json.put("files", Json.array(status.files().stream().map(StatusCommand::json).toList())).build();
    }

    private static Json json(FileState file) {
        return Json.object().put("path", file.path()).put("staged", file.isStaged() ? file.staged().word() : "")
                .put("working", file.isChanged() || file.isUntracked() ? file.working().word() : "")
                .put("conflict", file.conflict().word()).build();
    }
}
