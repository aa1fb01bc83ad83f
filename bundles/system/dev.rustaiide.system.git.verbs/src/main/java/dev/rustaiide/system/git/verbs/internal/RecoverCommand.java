package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Staging;

/** Makes a damaged index anew. */
record RecoverCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "recover";
    }

    @Override
    public String summary() {
        return "makes a damaged index anew from the last commit";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Path kept = Answers.await(staging.recoverIndex(words.root()), words.invocation());
        words.invocation().print("The index is as the last commit. The old one is kept: " + kept);
        words.invocation().print(Json.object().put("kept", kept.toString()).build());
        return ExitCode.OK;
    }
}
