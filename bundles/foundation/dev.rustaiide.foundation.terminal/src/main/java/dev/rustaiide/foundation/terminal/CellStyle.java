package dev.rustaiide.foundation.terminal;

/**
 * How a cell looks, packed into a {@code long}: 25 bits for each of two colours, and attributes. The default style is
 * 0. A colour is {@link #DEFAULT_COLOR}, one of the palette's 256 plus 1, or {@link #RGB} with 24 bits of red, green
 * and blue.
 */
public final class CellStyle {
    /** What the theme has for text, or for its ground. */
    public static final int DEFAULT_COLOR = 0;
    /** Marks a colour that says its own red, green and blue. */
    public static final int RGB = 1 << 24;

    public static final long BOLD = 1L << 50;
    public static final long DIM = 1L << 51;
    public static final long ITALIC = 1L << 52;
    public static final long BLINK = 1L << 56;
    public static final long INVERSE = 1L << 57;
    public static final long INVISIBLE = 1L << 58;
    public static final long STRUCK = 1L << 59;
    public static final long OVERLINE = 1L << 60;

    private static final int COLOR_BITS = 25;
    private static final long COLOR_MASK = (1L << COLOR_BITS) - 1;
    private static final int UNDERLINE_SHIFT = 53;
    private static final long UNDERLINE_MASK = 7L << UNDERLINE_SHIFT;

    private CellStyle() {}

    /** How a line below text looks; the order is that of the parameter of {@code SGR 4:n}. */
    public enum Underline {
        NONE, SINGLE, DOUBLE, CURLY, DOTTED, DASHED
    }

    public static int foreground(long style) {
        return (int) (style & COLOR_MASK);
    }

    public static int background(long style) {
        return (int) (style >>> COLOR_BITS & COLOR_MASK);
    }

    public static boolean has(long style, long attribute) {
        return (style & attribute) != 0;
    }

    public static Underline underline(long style) {
        int kind = (int) ((style & UNDERLINE_MASK) >>> UNDERLINE_SHIFT);
        return Underline.values()[Math.min(kind, Underline.DASHED.ordinal())];
    }

    public static long withForeground(long style, int color) {
        return style & ~COLOR_MASK | color & COLOR_MASK;
    }

    public static long withBackground(long style, int color) {
        return style & ~(COLOR_MASK << COLOR_BITS) | (color & COLOR_MASK) << COLOR_BITS;
    }

    public static long withUnderline(long style, Underline underline) {
        return style & ~UNDERLINE_MASK | (long) underline.ordinal() << UNDERLINE_SHIFT;
    }

    /** The colour with {@code index} of the palette, 0 to 255. */
    public static int palette(int index) {
        return (index & 0xff) + 1;
    }

    public static int rgb(int red, int green, int blue) {
        return RGB | (red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff;
    }

    /** What an erased cell keeps of {@code style}: the ground. */
    public static long ground(long style) {
        return style & COLOR_MASK << COLOR_BITS;
    }

    /**
     * Red, green and blue of the palette's colours from 16 to 255, which are the same in all themes: a cube of 6 steps
     * each way, then 24 greys.
     */
    public static int fixedColor(int index) {
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return grey << 16 | grey << 8 | grey;
        }
        int cube = Math.max(0, index - 16);
        return step(cube / 36) << 16 | step(cube / 6 % 6) << 8 | step(cube % 6);
    }

    private static int step(int level) {
        return level == 0 ? 0 : 55 + 40 * level;
    }
}
