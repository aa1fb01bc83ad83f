package dev.rustaiide.system.git.verbs.internal;

import java.util.Locale;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Signature;

/** Tells who signed a commit. */
record SignatureCommand(Branches branches) implements GitCommand {
    @Override
    public String name() {
        return "signature";
    }

    @Override
    public String summary() {
        return "[COMMIT] tells who signed it, and what the signature is worth";
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String commit = words.words().isEmpty() ? "HEAD" : words.words().getFirst();
        Signature found = Answers.await(branches.signature(words.root(), commit), words.invocation());
        words.invocation().print(found.state().sentence());
        if (!found.signer().isEmpty()) {
            words.invocation().print("By " + found.signer());
        }
        if (!found.key().isEmpty()) {
            words.invocation().print("Key " + found.key());
        }
        words.invocation().print(Json.object().put("state", found.state().name().toLowerCase(Locale.ROOT))
                .put("signer", found.signer()).put("key", found.key()).build());
        return found.state() == Signature.State.GOOD ? ExitCode.OK : ExitCode.FINDINGS;
    }
}
