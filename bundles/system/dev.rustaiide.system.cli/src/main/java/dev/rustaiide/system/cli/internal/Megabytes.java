package dev.rustaiide.system.cli.internal;

import java.util.Locale;

/** Large numbers for people. */
final class Megabytes {
    private static final double KILO = 1000;
    private static final int TEN = 10;

    private Megabytes() {}

    /** Bytes, e.g. {@code 4.2 GB}. */
    static String of(long bytes) {
        return scaled(bytes, "B", "kB", "MB", "GB", "TB");
    }

    /** Things, e.g. {@code 7.6 B} for thousands of millions. */
    static String count(long things) {
        return scaled(things, "", "k", "M", "B", "T");
    }

    private static String scaled(long number, String... units) {
        double value = number;
        int unit = 0;
        while (value >= KILO - 0.5 && unit < units.length - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && value < TEN ? "%.1f %s" : "%.0f %s", value, units[unit]).strip();
    }
}
