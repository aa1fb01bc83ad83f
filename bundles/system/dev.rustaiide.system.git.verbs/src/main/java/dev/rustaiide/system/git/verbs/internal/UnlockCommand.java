package dev.rustaiide.system.git.verbs.internal;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Staging;

/** Removes the lock of a git that died. */
record UnlockCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "unlock";
    }

    @Override
    public String summary() {
        return "removes the lock that a git which died has left";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Answers.await(staging.unlock(words.root()));
        words.invocation().print("The index is not locked.");
        words.invocation().print(Json.object().put("locked", false).build());
        return ExitCode.OK;
    }
}
