package dev.rustaiide.foundation.platform;

/**
 * A line that a program wrote, its terminator left out, malformed UTF-8 replaced.
 *
 * @param error whether it was written to the stream for errors
 * @param whole false if the line is longer than {@value #LIMIT} characters and goes on with the next of these
 */
public record Line(String text, boolean error, boolean whole) {
    public static final int LIMIT = 4 << 20;
}
