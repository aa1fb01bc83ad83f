package dev.rustaiide.foundation.security;

import java.nio.charset.StandardCharsets;

/** Anything at all is a password hash that reads back as it was written, or an {@link IllegalArgumentException}. */
public final class PasswordHashFuzz {
    private PasswordHashFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        PasswordHash hash;
        try {
            hash = PasswordHash.parse(text);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!PasswordHash.parse(hash.toString()).equals(hash)) {
            throw new AssertionError(text);
        }
    }
}
