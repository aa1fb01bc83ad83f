package dev.rustaiide.system.git.verbs.internal;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Undoable;

/** Takes back what Git did last. */
record UndoCommand(Branches branches) implements GitCommand {
    @Override
    public String name() {
        return "undo";
    }

    @Override
    public String summary() {
        return "takes back what Git did last: a commit, a switch, a merge, a rebase, a reset";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("dry-run", "", "undo: Only says what it would do"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Optional<Undoable> last = Answers.await(branches.undoable(words.root()));
        if (last.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot undo the last action of Git.",
                    "There is none, or Git is in the middle of one.",
                    "See “git status”; something that is not ended is given up by “git abort”."));
        }
        Undoable undo = last.get();
        boolean dry = words.invocation().has("dry-run");
        if (!dry) {
            Answers.await(branches.act(words.root(), undo.undoing()), words.invocation());
        }
        words.invocation().print((dry ? "Would undo: " : "Undone: ") + undo.what());
        words.invocation().print(undo.effect());
        words.invocation().print(Json.object().put("what", undo.what()).put("effect", undo.effect())
                .put("done", !dry).build());
        return ExitCode.OK;
    }
}
