package dev.rustaiide.system.git.verbs.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.conflicts.MarkedConflict.Way;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Staging.Side;

/** Resolves conflicts with the files of one side. */
record ResolveCommand(Staging staging, Conflicts conflicts) implements GitCommand {
    @Override
    public String name() {
        return "resolve";
    }

    @Override
    public String summary() {
        return "PATH… --side ours|theirs resolves conflicts with the whole files of one side; FILE --take"
                + " ours|theirs|both|base|words resolves those in one file, and keeps what was merged around them";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("side", "SIDE", "resolve: ours or theirs"),
                new Option("take", "WAY", "resolve: ours, theirs, both, base, or words where other words changed"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Optional<String> way = words.invocation().option("take");
        if (way.isPresent()) {
            return take(words, way.get());
        }
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

    private ExitCode take(GitWords words, String name) throws FailureException, InterruptedException {
        Way way = Arrays.stream(Way.values()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new FailureException(new Failure.Other("Cannot resolve.", "“" + name
                        + "” is no way to do it.", "Say --take ours, theirs, both, base or words.")));
        Conflicts.Resolution done = Answers.await(conflicts.resolve(words.root(), words.file(), way));
        words.invocation().print(done.resolved() + " resolved" + (done.left() == 0 ? " and staged."
                : ", " + done.left() + " left for you: the file is not staged."));
        words.invocation().print(Json.object().put("resolved", done.resolved()).put("left", done.left()).build());
        return ExitCode.OK;
    }
}
