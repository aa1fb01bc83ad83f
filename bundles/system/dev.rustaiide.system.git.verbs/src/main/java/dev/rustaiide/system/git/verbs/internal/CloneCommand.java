package dev.rustaiide.system.git.verbs.internal;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.CloneFolder;
import dev.rustaiide.system.git.integration.Remotes;

/** Copies a repository from elsewhere. */
record CloneCommand(Remotes remotes) implements GitCommand {
    @Override
    public String name() {
        return "clone";
    }

    @Override
    public String summary() {
        return "URL [FOLDER] copies a repository from elsewhere";
    }

    @Override
    public boolean needsRepository() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("branch", "NAME", "clone: Checks out this branch"),
                new Option("depth", "NUMBER", "clone: So many commits of each branch; otherwise all"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String url = words.word("an address");
        String depth = words.invocation().option("depth").orElse("0");
        if (!depth.matches("\\d{1,9}")) {
            throw new FailureException(new Failure.Other("Cannot read --depth.", "It is no number.",
                    "Write it like --depth 1."));
        }
        String name = words.words().size() > 1 ? words.words().get(1) : CloneFolder.nameFor(url);
        Path made = Answers.await(remotes.copy(new Remotes.CloneRequest(url, words.folder().resolve(name),
                words.invocation().option("branch").orElse(""), Integer.parseInt(depth))), words.invocation());
        words.invocation().print("The clone is in " + made + ".");
        words.invocation().print(Json.object().put("folder", made.toString()).build());
        return ExitCode.OK;
    }
}
