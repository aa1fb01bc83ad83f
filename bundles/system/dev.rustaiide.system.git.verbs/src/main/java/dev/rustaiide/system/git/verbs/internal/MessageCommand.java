package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.messages.CommitMessages;
import dev.rustaiide.system.git.messages.CommitMessages.Draft;
import dev.rustaiide.system.git.messages.CommitMessages.Kind;

/** Writes a message for what is staged. */
record MessageCommand(CommitMessages messages) implements GitCommand {
    @Override
    public String name() {
        return "message";
    }

    @Override
    public String summary() {
        return "writes a message for what is staged, by the local model, or a template that says so; with --summary"
                + " a few sentences for who reads the changes";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("summary", "", "message: What changes, for who reads it"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Draft draft = Answers.await(messages.draft(words.root(), words.invocation().has("summary") ? Kind.SUMMARY
                : Kind.MESSAGE), words.invocation());
        draft.text().lines().forEach(words.invocation()::print);
        words.invocation().message(draft.note());
        words.invocation().print(Json.object().put("message", draft.text()).put("template", draft.isTemplate())
                .put("author", draft.author()).put("note", draft.note()).build());
        return ExitCode.OK;
    }
}
