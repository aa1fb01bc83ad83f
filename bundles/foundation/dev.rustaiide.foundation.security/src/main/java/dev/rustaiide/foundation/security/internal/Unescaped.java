package dev.rustaiide.foundation.security.internal;

import org.jspecify.annotations.Nullable;

/**
 * A text whose JSON escapes are resolved. What is no escape stays.
 *
 * @param at for each unit of the text, and its end, where it begins in the text that it comes from
 */
record Unescaped(String text, int[] at) {
    private static final String SHORT = "\"\\/bfnrt'";
    private static final String MEANT = "\"\\/\b\f\n\r\t'";
    private static final int UNICODE = 6;

    /** Null if there is nothing to resolve. */
    static @Nullable Unescaped of(String text) {
        int first = text.indexOf('\\');
        if (first < 0) {
            return null;
        }
        var plain = new StringBuilder(text.length());
        int[] at = new int[text.length() + 1];
        for (int i = 0; i < text.length();) {
            at[plain.length()] = i;
            i += append(text, i, plain);
        }
        at[plain.length()] = text.length();
        return plain.length() == text.length() ? null : new Unescaped(plain.toString(), at);
    }

    /** Appends the unit that begins at {@code i}; gives how many units it takes there. */
    private static int append(String text, int i, StringBuilder plain) {
        char unit = text.charAt(i);
        if (unit == '\\' && i + 1 < text.length()) {
            int which = SHORT.indexOf(text.charAt(i + 1));
            if (which >= 0) {
                plain.append(MEANT.charAt(which));
                return 2;
            }
            int code = text.charAt(i + 1) == 'u' ? code(text, i + 2) : -1;
            if (code >= 0) {
                plain.append((char) code);
                return UNICODE;
            }
        }
        plain.append(unit);
        return 1;
    }

    private static int code(String text, int at) {
        if (at + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
