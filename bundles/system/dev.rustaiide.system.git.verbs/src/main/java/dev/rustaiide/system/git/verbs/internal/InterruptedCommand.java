package dev.rustaiide.system.git.verbs.internal;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Staging;

/**
 * The ways out of an action that was interrupted.
 *
 * @param back whether it is taken back, or what there is of it kept
 */
record InterruptedCommand(Staging staging, boolean back) implements GitCommand {
    @Override
    public String name() {
        return back ? "take-back" : "keep";
    }

    @Override
    public String summary() {
        return back ? "makes all as it was before an action that was interrupted"
                : "keeps what there is of an action that was interrupted";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Answers.await(back ? staging.takeBack(words.root()) : staging.keep(words.root()), words.invocation());
        words.invocation().print(back ? "All is as it was before." : "What there is stays as it is.");
        words.invocation().print(Json.object().put("takenBack", back).build());
        return ExitCode.OK;
    }
}
