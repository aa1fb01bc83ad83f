package dev.rustaiide.system.git.verbs.internal;

import java.io.IOException;
import java.util.List;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.SecretInput;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.git.integration.Remotes;

/**
 * Keeps a name and a password for a server in the keyring, or forgets them.
 *
 * @param in whether they are kept
 */
record LoginCommand(Remotes remotes, boolean in, SecretInput input) implements GitCommand {
    @Override
    public String name() {
        return in ? "login" : "logout";
    }

    @Override
    public String summary() {
        return in ? "URL --user NAME keeps a password or token for a server of HTTPS, asked for or piped in, in the"
                + " keyring" : "URL forgets it";
    }

    @Override
    public boolean needsRepository() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("user", "NAME", "login: Your name there"));
    }

    @Override
    public ExitCode run(GitWords words) throws FailureException, InterruptedException {
        String url = words.word("the address of a server");
        boolean done = true;
        if (in) {
            logIn(words, url);
        } else {
            done = Answers.await(remotes.logOut(url));
        }
        words.invocation().print(in ? "Kept in the keyring." : done ? "Forgotten." : "Nothing was kept for it.");
        words.invocation().print(Json.object().put("done", done).build());
        return ExitCode.OK;
    }

    private void logIn(GitWords words, String url) throws FailureException, InterruptedException {
        String user = words.invocation().option("user").orElse("");
        try (Secret secret = input.read("Password or token of " + user + " (not shown): ")) {
            if (secret == null || secret.isEmpty()) {
                throw new FailureException(new Failure.Other("Cannot log in to " + url + ".",
                        "No password was given.", "Type it, or pipe it in."));
            }
            Answers.await(remotes.logIn(url, user, secret));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new FailureException(new Failure.Other("Cannot log in to " + url + ".",
                    "The password cannot be read: it is no text.", "Type it, or pipe it in as UTF-8."), unreadable);
        }
    }
}
