package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Staging;

/** Makes a repository of a folder. */
record InitCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "init";
    }

    @Override
    public String summary() {
        return "[FOLDER] makes a repository of the folder";
    }

    @Override
    public boolean needsRepository() {
        return false;
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Path folder = words.words().isEmpty() ? words.folder() : words.folder().resolve(words.words().getFirst());
        Path made = Answers.await(staging.create(folder), words.invocation());
        words.invocation().print(made + " is a repository now.");
        words.invocation().print(Json.object().put("folder", made.toString()).build());
        return ExitCode.OK;
    }
}
