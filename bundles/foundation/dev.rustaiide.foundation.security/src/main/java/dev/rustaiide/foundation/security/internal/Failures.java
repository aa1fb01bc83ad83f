package dev.rustaiide.foundation.security.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.security.UnsealException;
import dev.rustaiide.foundation.security.UnsealException.Reason;

/** What the system says about the file with the secrets, in our words. */
final class Failures {
    private Failures() {}

    static Failure of(IOException refused, FileVault vault) {
        Path file = vault.file();
        if (refused instanceof UnsealException unseal) {
            return of(unseal, vault);
        }
        if (refused instanceof AccessDeniedException denied) {
            return new Failure.NoPermission(Path.of(denied.getFile()), "use");
        }
        String reason = refused instanceof FileSystemException system && system.getReason() != null
                ? system.getReason() : String.valueOf(refused.getMessage());
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("quota")) {
            return new Failure.DiskFull(file);
        }
        if (lower.contains("read-only")) {
            return new Failure.ReadOnlyDisk(file);
        }
        return new Failure.Other("Cannot use the secrets in " + file + '.',
                refused instanceof FileSystemException ? refused.getMessage() + '.' : reason + '.',
                "Mend that, or move the file away; the secrets in it are then gone.");
    }

    private static Failure of(UnsealException unseal, FileVault vault) {
        String what = "Cannot open the secrets in " + vault.file() + '.';
        return unseal.reason() == Reason.UNKNOWN_KEY
                ? new Failure.Other(what, "They were sealed with another key than " + vault.keyOrigin() + '.',
                        "Bring that key back, or move the file away and set the secrets anew.")
                : unseal.failure(what);
    }
}
