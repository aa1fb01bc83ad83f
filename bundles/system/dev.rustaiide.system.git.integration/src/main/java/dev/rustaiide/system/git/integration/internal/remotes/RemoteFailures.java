package dev.rustaiide.system.git.integration.internal.remotes;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.LoginNeeded;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.GitProgram.Said;

/** What git says when a repository elsewhere does not do what it should, in words for people, and what mends it. */
final class RemoteFailures {
    private RemoteFailures() {}

    /** What is looked for, in small letters, what it means, and what mends it; the first that fits counts. */
    private record Known(List<String> signs, String why, String nextStep) {
        static Known of(String why, String nextStep, String... signs) {
            return new Known(List.of(signs), why, nextStep);
        }
    }

    private static final List<Known> KNOWN = List.of(
            Known.of("Its host key is not known here, or is another than it was.",
                    "Connect once in a terminal (ssh SERVER) and compare the key with what the server's people say.",
                    "host key verification failed", "remote host identification has changed"),
            Known.of("The server did not accept an SSH key of yours.",
                    "Load the key into the agent (ssh-add), and give its public half to the server.",
                    "permission denied (publickey", "permission denied (password"),
            Known.of("The server cannot be found.", "Check the address and the connection.",
                    "could not resolve host", "name or service not known", "could not resolve hostname"),
            Known.of("The server does not answer.", "Check the address and the connection, and try again.",
                    "connection refused", "failed to connect", "connection timed out", "operation timed out",
                    "couldn't connect to server", "no route to host", "network is unreachable",
                    "connection reset by peer"),
            Known.of("The server's certificate is not trusted here.",
                    "Have the server's people mend it, or tell git of their authority: git config http.sslCAInfo FILE",
                    "ssl certificate problem", "certificate verify failed", "server certificate verification"),
            Known.of("The repository has moved: the server names another address, which is not followed.",
                    "Ask its people for the new address: rust-ai-ide git remote set-url NAME URL",
                    "returned error: 301", "returned error: 302", "returned error: 307", "returned error: 308",
                    "unable to update url base from redirection"),
            Known.of("There is no repository at that address, or none that you may see.",
                    "Check the address, and who you are there.",
                    "repository not found", "does not appear to be a git repository", "does not exist",
                    "returned error: 404", "' not found"),
            Known.of("The connection broke off.", "Try again.", "early eof", "unexpected disconnect",
                    "the remote end hung up", "rpc failed", "connection closed by"),
            Known.of("Commits here and there have gone different ways.",
                    "Bring them together: rust-ai-ide git pull --rebase, or --merge.",
                    "not possible to fast-forward", "diverging branches can't be fast-forwarded"),
            Known.of("The branch follows none elsewhere.",
                    "Say which: rust-ai-ide git track BRANCH REMOTE/BRANCH, or push it first.",
                    "there is no tracking information", "you are not currently on a branch",
                    "no such ref was fetched"),
            Known.of("Your changes that are not committed are in the way.", "Commit or stash them first.",
                    "would be overwritten", "you have unstaged changes", "cannot pull with rebase",
                    "your index contains uncommitted"),
            Known.of("The commits there are others than you saw last: somebody has pushed meanwhile.",
                    "Fetch, look at them, and decide again.", "(stale info)",
                    "(remote ref updated since checkout)"),
            Known.of("There are commits there that you do not have.",
                    "Pull first. To replace what is there, push with --force-with-lease.",
                    "(fetch first)", "(non-fast-forward)", "(needs force)"),
            Known.of("The server does not let this be pushed.", "Read what it says, and ask its people.",
                    "[remote rejected]", "pre-receive hook declined", "protected branch"),
            Known.of("A hook of this repository refused.", "Mend what it says.", "hook declined"));

    /** @param purpose the rest of the sentence “Cannot …” */
    static FailureException of(String purpose, RemoteAddress address, Said said, boolean asked, boolean refused) {
        String text = (said.err() + said.out()).toLowerCase(Locale.ROOT);
        String what = "Cannot " + purpose + ".";
        if (asked && (refused || text.contains("authentication failed") || text.contains("could not read username")
                || text.contains("returned error: 403") || text.contains("returned error: 401"))) {
            return login(what, address, refused);
        }
        for (Known known : KNOWN) {
            if (known.signs().stream().anyMatch(text::contains)) {
                return new FailureException(new Failure.Other(what, known.why() + rest(said), known.nextStep()));
            }
        }
        return new FailureException(new Failure.Other(what, GitProgram.why(said),
                "Mend what git says, and try again."));
    }

    /** What the server itself says, which often tells most. */
    private static String rest(Said said) {
        String remote = said.err().lines().filter(line -> line.startsWith("remote: ")).map(line -> line.substring(8)
                .strip()).filter(line -> !line.isEmpty()).limit(3).reduce((one, other) -> one + " " + other).orElse("");
        return remote.isEmpty() ? "" : " It says: " + remote;
    }

    private static FailureException login(String what, RemoteAddress address, boolean refused) {
        String server = address.protocol() + "://" + address.title();
        return new FailureException(new Failure.Other(what, refused
                ? "The name and password that are kept for " + address.title() + " were not accepted."
                : address.title() + " wants a name and a password, and none are kept for it.",
                "Log in: rust-ai-ide git login " + server), new LoginNeeded(server, refused));
    }
}
