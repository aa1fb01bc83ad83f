package dev.rustaiide.ai.assistant.internal;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that are there for keys and passwords, by their names: no model reads or writes them, whatever settings say.
 * Case makes no difference, as on some file systems.
 */
final class SecretFiles {
    private static final Set<String> FOLDERS = Set.of(".git", ".ssh", ".gnupg", ".aws", ".azure", ".gcloud", ".kube",
            ".docker", ".password-store", ".gpg", "keyrings");
    private static final Set<String> NAMES = Set.of(".netrc", "_netrc", ".npmrc", ".yarnrc.yml", ".pypirc", ".pgpass",
            ".my.cnf", ".htpasswd", ".git-credentials", ".credentials", "credentials", "credentials.json",
            "credentials.toml", "secret.json", "secrets.json", "secret.toml", "secrets.toml", "secret.yml",
            "secrets.yml", "secret.yaml", "secrets.yaml", "service-account.json", "auth.json", "token", ".token",
            ".vault-token", "settings-security.xml", "master.key", "authorized_keys", "known_hosts", ".dockercfg",
            ".s3cfg", ".boto", "wallet.dat");
    private static final Pattern KEYS = Pattern.compile(
            "id_(rsa|dsa|ecdsa|ed25519)(_sk)?(\\..*)?|.*\\.(pem|key|p12|pfx|p8|jks|keystore|kdbx|ppk|asc|gpg|tfstate"
                    + "|tfvars)");
    /** {@code .env}, {@code .env.local}, {@code prod.env}; examples are there to be read. */
    private static final Pattern ENVIRONMENT = Pattern.compile("\\.env|\\.env\\..*|.*\\.env|\\.envrc");
    private static final Pattern EXAMPLE = Pattern.compile(".*\\.(example|sample|template|dist)");

    private SecretFiles() {}

    /** Why {@code file} is none for a model, as one sentence; empty if it may be read. */
    static Optional<String> objection(Path file) {
        int last = file.getNameCount() - 1;
        for (int i = 0; i <= last; i++) {
            String name = Normalizer.normalize(file.getName(i).toString(), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            if (i < last && FOLDERS.contains(name) || i == last && isSecret(name)) {
                return Optional.of("“" + file.getName(i) + "” may hold secrets, which no model is shown.");
            }
        }
        return Optional.empty();
    }

    private static boolean isSecret(String name) {
        return !EXAMPLE.matcher(name).matches() && (FOLDERS.contains(name) || NAMES.contains(name)
                || KEYS.matcher(name).matches() || ENVIRONMENT.matcher(name).matches());
    }
}
