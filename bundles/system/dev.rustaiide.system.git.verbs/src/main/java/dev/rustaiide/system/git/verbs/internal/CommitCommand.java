package dev.rustaiide.system.git.verbs.internal;

import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.CommitRequest.Signing;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.Staging;

/** Commits what is staged. */
record CommitCommand(Staging staging) implements GitCommand {
    @Override
    public String name() {
        return "commit";
    }

    @Override
    public String summary() {
        return "--message TEXT commits what is staged";
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("message", "TEXT", "commit: What it does"),
                new Option("amend", "", "commit: In the place of the last commit; its message stays unless told"),
                new Option("signoff", "", "commit: With a line that says who gives it away"),
                new Option("sign", "", "commit, tag: Signs it, as git's settings say how"),
                new Option("no-sign", "", "commit: Does not sign it, though git's settings say that all are"));
    }

    private static Signing signing(Invocation invocation) throws FailureException {
        if (invocation.has("sign") && invocation.has("no-sign")) {
            throw new FailureException(new Failure.Other("Cannot commit.", "It is to be signed and not to be signed.",
                    "Use one of --sign and --no-sign."));
        }
        return invocation.has("sign") ? Signing.YES : invocation.has("no-sign") ? Signing.NO : Signing.AS_SET;
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        Invocation invocation = words.invocation();
        boolean amends = invocation.has("amend");
        String message = invocation.option("message").orElse("");
        if (message.isEmpty()) {
            message = Answers.await(staging.proposedMessage(words.root(), amends));
        }
        if (message.isEmpty()) {
            throw new FailureException(new Failure.Other("Cannot commit.", "It has no message.",
                    "Say what it does: rust-ai-ide git commit --message \"…\""));
        }
        Committed made = Answers.await(staging.commit(words.root(),
                new CommitRequest(message, amends, invocation.has("signoff"), signing(invocation))), invocation);
        made.notes().forEach(invocation::message);
        invocation.print(made.shortId() + " " + made.subject());
        invocation.print(Json.object().put("commit", made.id()).put("subject", made.subject())
                .put("notes", Json.strings(made.notes())).build());
        return ExitCode.OK;
    }
}
