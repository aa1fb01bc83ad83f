package dev.rustaiide.foundation.common;

import java.util.Locale;

/** Large numbers for people, with two digits at least. */
public final class Amount {
    private static final double THOUSAND = 1000;
    private static final int TEN = 10;

    private Amount() {}

    /** {@code 4.2 GB}; a thousand bytes are a kilobyte. */
    public static String bytes(long bytes) {
        return scaled(bytes, "B", "kB", "MB", "GB", "TB");
    }

    /** {@code 7.6 B} for as many thousand millions. */
    public static String count(long things) {
        return scaled(things, "", "k", "M", "B", "T");
    }

    private static String scaled(long number, String... units) {
        double value = number;
        int unit = 0;
        while (value >= THOUSAND - 0.5 && unit < units.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, unit > 0 && value < TEN ? "%.1f %s" : "%.0f %s", value, units[unit]).strip();
    }
}
