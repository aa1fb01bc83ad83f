package dev.rustaiide.foundation.history.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.rustaiide.foundation.common.Glob;

/**
 * What is kept and for how long.
 *
 * @param largest in bytes
 * @param budget in bytes
 * @param own folders of the application itself
 */
record Keeping(boolean enabled, long days, long budget, long largest, List<Glob> excluded, List<Path> own) {
    private static final int SNIFFED = 8 << 10;
    private static final List<Glob> SECRET_NAMES = List.of(Glob.of("{.env,.env.*,*.env}"),
            Glob.of("*.{pem,key,p12,pfx,jks,keystore,kdbx,gpg,ppk}"),
            Glob.of("{id_rsa,id_dsa,id_ecdsa,id_ed25519}*"),
            Glob.of("{.netrc,_netrc,.pgpass,.npmrc,.pypirc,.htpasswd,.git-credentials,.dockercfg}"),
            Glob.of("{credentials,secrets}{,.toml,.json,.yaml,.yml,.ini,.txt,.xml}"), Glob.of("*.{tfstate,tfvars}"));
    private static final byte[] PRIVATE_KEY = "PRIVATE KEY-----".getBytes(StandardCharsets.US_ASCII);

    /** Why nothing of {@code file} is kept, whatever it has. */
    Optional<String> refusal(Path file) {
        if (!enabled) {
            return Optional.of("Local history is turned off.");
        }
        if (file.getFileSystem() != FileSystems.getDefault() || file.getFileName() == null) {
            return Optional.of("It is no file on the disk.");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (SECRET_NAMES.stream().anyMatch(pattern -> pattern.matches(name))) {
            return Optional.of("Its name says that it has secrets.");
        }
        if (own.stream().anyMatch(file::startsWith)) {
            return Optional.of("It is a file of this program.");
        }
        String path = file.toString().replace('\\', '/');
        String below = path.startsWith("/") ? path.substring(1) : path;
        if (excluded.stream().anyMatch(pattern -> pattern.matches(below))) {
            return Optional.of("The setting history.exclude leaves it out.");
        }
        return Optional.empty();
    }

    /** Whether {@code content} is text without a secret that is plain to see. */
    boolean fits(byte[] content) {
        return content.length <= largest && !isBinary(content) && !contains(content, PRIVATE_KEY);
    }

    private static boolean isBinary(byte[] content) {
        boolean wide = content.length >= 2 && (content[0] == -1 && content[1] == -2 || content[0] == -2
                && content[1] == -1);
        for (int i = 0; !wide && i < Math.min(SNIFFED, content.length); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] content, byte[] wanted) {
        for (int i = 0; i + wanted.length <= content.length; i++) {
            int same = 0;
            while (same < wanted.length && content[i + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
