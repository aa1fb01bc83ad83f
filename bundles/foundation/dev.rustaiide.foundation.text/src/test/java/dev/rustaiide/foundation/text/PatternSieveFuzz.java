package dev.rustaiide.foundation.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.PatternSyntaxException;

/**
 * An expression and, behind a NUL, any bytes: what the sieve lets through has the matches of all. An even first byte is
 * for the case that matters.
 */
public final class PatternSieveFuzz {
    private PatternSieveFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int nul = 1;
        while (nul < data.length && data[nul] != 0) {
            nul++;
        }
        if (nul >= data.length) {
            return;
        }
        String expression = new String(data, 1, nul - 1, StandardCharsets.UTF_8);
        try {
            SieveLaw.holds(expression, data[0] % 2 == 0, Arrays.copyOfRange(data, nul + 1, data.length));
        } catch (PatternSyntaxException | SieveLaw.Endless | StackOverflowError none) {
            // No expression, or one that Java's engine cannot finish.
            return;
        }
    }
}
