package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Staging.Side;

/** Resolves conflicts with the files of one side. */
record ResolveCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public String summary() {
        return "PATH… --side ours|theirs resolves conflicts with the whole files of one side";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("side", "SIDE", "resolve: ours or theirs"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String side = words.invocation().option("side").orElse("");
        if (!side.equals("ours") && !side.equals("theirs")) {
            throw new FailureException(new Failure.Other("Cannot resolve.", "It does not say with whose files.",
                    "Say --side ours or --side theirs."));
        }
        words.word("a path");
        int count = Answers.await(staging.resolve(words.root(), words.paths(),
                side.equals("ours") ? Side.OURS : Side.THEIRS));
        words.invocation().print(count == 0 ? "None of them is in conflict." : count + " resolved and staged.");
        words.invocation().print(Json.object().put("resolved", count).build());
        return ExitCode.OK;
    }
}
