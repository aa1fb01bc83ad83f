package dev.rustaiide.foundation.common;

import java.nio.charset.StandardCharsets;

/** Whatever comes in, what goes out to a terminal has nothing that could move its cursor. */
public final class SafeTextFuzz {
    private SafeTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String line = SafeText.line(new String(data, StandardCharsets.UTF_8));
        if (line.chars().anyMatch(c -> c < ' ' || c == 0x7F || c >= 0x80 && c < 0xA0 || c >= 0x202A && c <= 0x202E)) {
            throw new AssertionError("a control character is left in " + line);
        }
    }
}
