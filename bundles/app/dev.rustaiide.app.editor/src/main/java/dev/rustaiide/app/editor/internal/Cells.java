package dev.rustaiide.app.editor.internal;

import java.util.Locale;

/** How many cells of the grid a character takes, and which characters must not stay invisible. */
final class Cells {
    /** Ranges of code points that East Asian typography gives two cells, and pictures. */
    private static final int[] WIDE = {0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23F3, 0x2614, 0x2615, 0x26AA, 0x26AB,
        0x2705, 0x2705, 0x2728, 0x2728, 0x274C, 0x274C, 0x2753, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C, 0x2B50, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F000, 0x1F0FF, 0x1F300, 0x1F64F, 0x1F680,
        0x1F6FF, 0x1F900, 0x1FAFF, 0x20000, 0x3FFFD};

    private Cells() {}

    static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7F;
    }

    /** Whether {@code point} is drawn as a box that names it, since it would be invisible or reorder its neighbours. */
    static boolean isBoxed(int point) {
        return point < ' ' && point != '\t' || point >= 0x7F && point < 0xA0 || point == 0xAD || point == 0x061C
                || point == 0x180E || point >= 0x200B && point <= 0x200F && point != 0x200D
                || point >= 0x2028 && point <= 0x202E || point >= 0x2060 && point <= 0x206F || point == 0xFEFF
                || point >= 0xFFF9 && point <= 0xFFFB || point >= 0xE0000 && point <= 0xE0FFF
                || point >= 0xD800 && point <= 0xDFFF;
    }

    /** What stands in the box of {@code point}. */
    static String boxText(int point) {
        if (point < ' ') {
            return "^" + (char) (point + '@');
        }
        // The text files of this product keep a byte that is no UTF-8 as one of these.
        if (point >= 0xDC80 && point <= 0xDCFF) {
            return "\\x" + Integer.toHexString(point - 0xDC00).toUpperCase(Locale.ROOT);
        }
        return Integer.toHexString(point).toUpperCase(Locale.ROOT);
    }

    /** The cells of {@code point} at cell {@code at} of its line. */
    static int of(int point, int at, int tabCells) {
        if (point >= ' ' && point < 0x7F) {
            return 1;
        }
        if (point == '\t') {
            return tabCells - at % tabCells;
        }
        if (isBoxed(point)) {
            return boxText(point).length();
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || point == 0x200D) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        if (point < WIDE[0]) {
            return false;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point <= WIDE[i + 1]) {
                return point >= WIDE[i];
            }
        }
        return false;
    }
}
