package dev.rustaiide.foundation.validation.internal;

import java.text.Normalizer;

/** Characters that deceive. Pure functions. */
public final class Characters {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Characters() {}

    /** The first lone surrogate or code point that Unicode will never assign; -1 if all can be encoded. */
    public static int malformed(String text) {
        return text.codePoints().filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xFFFE) == 0xFFFE).findFirst().orElse(-1);
    }

    /** The first C0, DEL or C1 control character; -1 if there is none. */
    public static int control(String text) {
        return text.codePoints().filter(Character::isISOControl).findFirst().orElse(-1);
    }

    /**
     * The first character that is not seen or turns the direction of what is seen; -1 if there is none. Joiners count
     * as seen between characters that they can join: in emoji and in scripts that need them.
     */
    public static int hidden(String text) {
        int[] all = text.codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            if (isHidden(all[i]) && !joins(all, i)) {
                return all[i];
            }
        }
        return -1;
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x034F || c == 0x2800
                || c >= 0x180B && c <= 0x180F || c >= 0xE0100 && c <= 0xE01EF;
    }

    private static boolean joins(int[] all, int i) {
        boolean joiner = all[i] == ZERO_WIDTH_JOINER || all[i] == ZERO_WIDTH_NON_JOINER;
        boolean tag = all[i] >= 0xE0020 && all[i] <= 0xE007F;
        if (tag) {
            return i > 0 && (all[i - 1] == 0x1F3F4 || all[i - 1] >= 0xE0020 && all[i - 1] <= 0xE007F);
        }
        return joiner && i > 0 && i + 1 < all.length && joinable(all[i - 1]) && joinable(all[i + 1]);
    }

    /** Emoji, or letters and marks of scripts whose letters join. */
    private static boolean joinable(int c) {
        if (Character.isEmoji(c) && c > 0xFF || c == 0xFE0F) {
            return true;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, GREEK, CYRILLIC, COMMON, HAN, HIRAGANA, KATAKANA, HANGUL -> false;
            default -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK;
        };
    }

    /** In the form in which equal text is equal: NFC. */
    public static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** What text becomes where compatible characters are folded: fullwidth, ligatures, dots in one character. */
    public static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** Whether {@code c} is drawn much like a slash or a backslash, though it is neither. */
    public static boolean isSlashLike(int c) {
        return switch (c) {
            case 0x2044, 0x2215, 0x2571, 0x29F8, 0x27CB, 0x2CC6, 0xFF0F, 0x2216, 0x29F5, 0x29F9, 0x27CD, 0x2572,
                    0xFE68, 0xFF3C -> true;
            default -> false;
        };
    }

    /** For messages: the character's code, since it may not be seen. */
    public static String name(int c) {
        return String.format("U+%04X", c);
    }
}
