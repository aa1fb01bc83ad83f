package dev.rustaiide.foundation.security.internal;

import java.nio.charset.StandardCharsets;

/**
 * A text to be searched, also as an array, which is several times faster to walk than a string where there is only the
 * simple compiler.
 *
 * @param units those of the text, a question mark for each above 255
 */
record Line(String text, byte[] units) {
    static Line of(String text) {
        byte[] units = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Line(text, units.length == text.length() ? units : unitByUnit(text));
    }

    /** A pair of surrogates would become one question mark. */
    private static byte[] unitByUnit(String text) {
        byte[] units = new byte[text.length()];
        for (int i = 0; i < units.length; i++) {
            char unit = text.charAt(i);
            units[i] = (byte) (unit > 0xff ? '?' : unit);
        }
        return units;
    }

    int length() {
        return units.length;
    }

    /** The unit at {@code i}; 0 outside. */
    int at(int i) {
        return i >= 0 && i < units.length ? units[i] & 0xff : 0;
    }

    boolean has(String what, int at) {
        return text.startsWith(what, at);
    }

    /** Behind the units from {@code from} on that are of {@code kind}. */
    int runEnd(int from, Kind kind) {
        int end = from;
        while (end < units.length && kind.has(units[end] & 0xff)) {
            end++;
        }
        return end;
    }

    boolean hasDigit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (units[i] >= '0' && units[i] <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Kinds of units. */
    enum Kind {
        ALPHANUMERIC(""),
        /** Names in programs. */
        WORD("_"),
        /** Names, and Base64 for URLs. */
        NAME("_-"),
        /** All that tokens are made of. */
        TOKEN("_-.~+/=");

        private final boolean[] has = new boolean[256];

        Kind(String besides) {
            for (char c = '0'; c <= 'z'; c++) {
                has[c] = c <= '9' || c >= 'a' || c >= 'A' && c <= 'Z';
            }
            besides.chars().forEach(c -> has[c] = true);
        }

        boolean has(int unit) {
            return has[unit];
        }
    }
}
