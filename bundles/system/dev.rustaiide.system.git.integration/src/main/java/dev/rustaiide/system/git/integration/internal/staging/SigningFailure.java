package dev.rustaiide.system.git.integration.internal.staging;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.rules.GitSettings;

/**
 * Says why a commit could not be signed, and what to do. Of what gpg says git hands nothing on until version 2.41, so
 * gpg is asked once more, in a way in which it asks nobody.
 *
 * @param person who commits, by which gpg finds a key where none is named
 */
record SigningFailure(GitProgram program, Path root, GitSettings settings, String person) {
    private static final String UNSIGNED = " Or commit without a signature.";
    private static final String PINENTRY = "If no window asked for it, install a pinentry that has one (pinentry-gtk2"
            + " or pinentry-gnome3), or sign once in a terminal: gpg-agent remembers the passphrase for a while.";

    /** Something that is said, and what it means. */
    private record Meaning(String said, String why, String next) {}

    private static final List<Meaning> OF_GPG = List.of(
            new Meaning("unusable secret key", "The key%s has expired, or may not sign.",
                    "Renew it with gpg, or name another one: git config user.signingKey"),
            new Meaning("no secret key", "There is no key here to sign with%s.",
                    "Name one of yours, which “gpg --list-secret-keys” lists: git config user.signingKey"),
            new Meaning("bad passphrase", "The passphrase of the key%s is wrong.",
                    "Commit again, and type the right one."),
            new Meaning("operation cancelled", "The passphrase of the key%s was not given.",
                    "Commit again, and type it."),
            new Meaning("inappropriate ioctl", "gpg could ask nobody for the passphrase of the key%s.", PINENTRY),
            new Meaning("no pinentry", "The passphrase of the key%s was not given, or was wrong.",
                    "Commit again, and type it. " + PINENTRY));
    private static final List<Meaning> OF_SSH = List.of(
            new Meaning("defaultkeycommand", "No key is named.",
                    "Name your public key: git config user.signingKey ~/.ssh/id_ed25519.pub"),
            new Meaning("passphrase", "The key%s has a passphrase, and nobody can be asked for it here.",
                    "Give the key to the agent once: ssh-add"),
            new Meaning("no private key found", "Of the key%s only the public half is here.",
                    "Put the private key beside it, or give it to the agent: ssh-add"),
            new Meaning("no such file", "The key%s is not there.", "Check its name: git config user.signingKey"),
            new Meaning("load public key", "The key%s cannot be read.", "Check its name: git config user.signingKey"));

    /** Why there is no signed commit; empty if signing is not what stood in the way. */
    Optional<FailureException> of(GitProgram.Said said, Scope scope) throws InterruptedException, ExecutionException {
        boolean ssh = settings.get("gpg", null, "format").filter("ssh"::equals).isPresent();
        String words = words(said);
        boolean signing = words.contains("failed to write commit object") || words.contains("defaultkeycommand");
        if (!signing) {
            return Optional.empty();
        }
        if (words.contains("cannot run ")) {
            return Optional.of(failure("The program that signs, “" + program(ssh) + "”, is not there.", ssh
                    ? "Install OpenSSH, or name it: git config gpg.ssh.program."
                    : "Install GnuPG, or name it: git config gpg.program."));
        }
        Optional<Meaning> told = meaning(ssh, words);
        return Optional.of(shown(told.isPresent() || ssh ? told : meaning(false, words(again(scope))), said));
    }

    private static String words(GitProgram.Said said) {
        return (said.err() + said.out()).toLowerCase(Locale.ROOT);
    }

    private static Optional<Meaning> meaning(boolean ssh, String words) {
        return (ssh ? OF_SSH : OF_GPG).stream().filter(each -> words.contains(each.said())).findFirst();
    }

    private GitProgram.Said again(Scope scope) throws InterruptedException, ExecutionException {
        return program.runBeside(root, program(false), List.of("--batch", "--no-tty", "--pinentry-mode", "error",
                "-bsau", key().orElse(person)), scope);
    }

    private Optional<String> key() {
        return settings.get("user", null, "signingkey").filter(one -> !one.isEmpty());
    }

    private FailureException shown(Optional<Meaning> meaning, GitProgram.Said said) {
        String key = key().map(one -> " “" + one + "”").orElse("");
        return meaning.map(each -> failure(each.why().formatted(key), each.next()))
                .orElseGet(() -> failure(GitProgram.why(said), "Mend what it says."));
    }

    private String program(boolean ssh) {
        return ssh ? settings.get("gpg", "ssh", "program").orElse("ssh-keygen")
                : settings.get("gpg", "openpgp", "program").or(() -> settings.get("gpg", null, "program"))
                        .orElse("gpg");
    }

    private static FailureException failure(String why, String next) {
        return Failures.other("Cannot sign the commit.", why, next + (next.endsWith(".") ? "" : ".") + UNSIGNED);
    }
}
