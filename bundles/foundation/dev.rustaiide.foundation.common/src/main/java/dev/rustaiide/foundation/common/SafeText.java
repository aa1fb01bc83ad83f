package dev.rustaiide.foundation.common;

import java.util.Locale;

/**
 * Text from elsewhere made fit to be shown: nothing in it can move the cursor, turn the reading direction or hide. Pure
 * functions; text that is fit already is given back as it is.
 */
public final class SafeText {
    private static final char ESCAPE = '\u001b';
    private static final char BELL = '\u0007';

    private SafeText() {}

    /**
     * The text in one line, without the escape sequences of terminals and with every other character that cannot be
     * seen made visible: controls, line ends and tabs as their pictures (␀ to ␡), bidirectional controls, invisible and
     * unassigned characters and lone surrogates as their code, {@code ⟨U+202E⟩}. The joiners inside of words and emoji
     * stay.
     */
    public static String line(String text) {
        return visible(withoutEscapes(text));
    }

    /** The text without CSI, OSC and the other escape sequences of ECMA-48, whole or cut off; all else stays. */
    public static String withoutEscapes(String text) {
        int escape = nextEscape(text, 0);
        if (escape < 0) {
            return text;
        }
        var result = new StringBuilder(text.length());
        int from = 0;
        for (; escape >= 0; escape = nextEscape(text, from)) {
            result.append(text, from, escape);
            from = behindEscape(text, escape);
        }
        return result.append(text, from, text.length()).toString();
    }

    private static int nextEscape(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ESCAPE || c == 0x9B || c == 0x9D || c == 0x90) {
                return i;
            }
        }
        return -1;
    }

    private static int behindEscape(String text, int start) {
        char first = text.charAt(start);
        if (first != ESCAPE) {
            return first == 0x9B ? behindFinal(text, start + 1) : behindString(text, start + 1);
        }
        if (start + 1 == text.length()) {
            return start + 1;
        }
        return switch (text.charAt(start + 1)) {
            case '[' -> behindFinal(text, start + 2);
            case ']', 'P', 'X', '^', '_' -> behindString(text, start + 2);
            default -> behindShort(text, start + 1);
        };
    }

    /** Parameters and intermediates 0x20 to 0x3F, then one final byte. Anything else ends a broken sequence. */
    private static int behindFinal(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= 0x20 && text.charAt(at) < 0x40) {
            at++;
        }
        boolean isFinal = at < text.length() && text.charAt(at) >= 0x40 && text.charAt(at) < 0x7F;
        return isFinal ? at + 1 : at;
    }

    /** Up to a bell or a string terminator; a line feed ends a broken one, so that it cannot swallow the rest. */
    private static int behindString(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == BELL || c == 0x9C) {
                return at + 1;
            }
            if (c == ESCAPE) {
                return text.startsWith("\\", at + 1) ? at + 2 : at;
            }
            if (c == '\n') {
                return at;
            }
        }
        return text.length();
    }

    private static int behindShort(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= 0x20 && text.charAt(at) < 0x30) {
            at++;
        }
        boolean isFinal = at < text.length() && text.charAt(at) >= 0x30 && text.charAt(at) < 0x7F;
        return isFinal ? at + 1 : at;
    }

    private static String visible(String text) {
        int at = 0;
        while (at < text.length() && isFit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == text.length()) {
            return text;
        }
        var result = new StringBuilder(text.length() + 16).append(text, 0, at);
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (isFit(point)) {
                result.appendCodePoint(point);
            } else {
                appendPicture(point, result);
            }
            at += Character.charCount(point);
        }
        return result.toString();
    }

    private static boolean isFit(int point) {
        return point >= ' ' && point < 0x7F || point > ' ' && !isHidden(point);
    }

    private static boolean isHidden(int point) {
        // The joiners that words and emoji need, and the selectors of text and emoji style.
        if (point == 0x200C || point == 0x200D || point == 0xFE0E || point == 0xFE0F) {
            return false;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE -> true;
            default -> isVariation(point) || isBlank(point);
        };
    }

    /** Can follow any character in any number and carry a message that nobody sees. */
    private static boolean isVariation(int point) {
        return point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF;
    }

    /** Letters that look like nothing. */
    private static boolean isBlank(int point) {
        return point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800
                || point == 0x034F;
    }

    private static void appendPicture(int point, StringBuilder result) {
        if (point < ' ') {
            result.append((char) (0x2400 + point));
        } else if (point == 0x7F) {
            result.append('␡');
        } else {
            String hex = Integer.toHexString(point).toUpperCase(Locale.ROOT);
            result.append("⟨U+").append("0".repeat(Math.max(0, 4 - hex.length()))).append(hex).append('⟩');
        }
    }
}
