package dev.rustaiide.system.cargo.integration.internal;

import java.util.Optional;

import dev.rustaiide.foundation.platform.Line;

/**
 * Puts the parts of long lines together. A line that is longer than any message of a compiler is given up, so that a
 * program that prints a gigabyte without a line end fills no memory. For one thread at a time.
 */
final class WholeLines {
    private static final int LONGEST = 16 << 20;

    private final StringBuilder half = new StringBuilder();
    private boolean tooLong;

    /** The whole line that {@code part} ends; empty if it goes on, or was too long. */
    Optional<String> add(Line part) {
        if (part.whole() && half.isEmpty() && !tooLong) {
            return Optional.of(part.text());
        }
        tooLong = tooLong || half.length() + part.text().length() > LONGEST;
        if (tooLong) {
            half.setLength(0);
            half.trimToSize();
        } else {
            half.append(part.text());
        }
        if (!part.whole()) {
            return Optional.empty();
        }
        Optional<String> line = tooLong ? Optional.empty() : Optional.of(half.toString());
        half.setLength(0);
        tooLong = false;
        return line;
    }
}
