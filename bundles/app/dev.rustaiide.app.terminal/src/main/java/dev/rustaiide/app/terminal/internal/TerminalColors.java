package dev.rustaiide.app.terminal.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.terminal.CellStyle;

/** The colours of cells: those of the theme, and what programs mix, made readable. UI thread only. */
final class TerminalColors {
    /** The least contrast of text, as WCAG wants it. */
    private static final double READABLE = 4.5;
    private static final int PALETTE = 16;
    private static final int FOREGROUND = 256;

    private final Look look;
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Map<Long, Integer> readable = new HashMap<>();
    private int[] theme;

    TerminalColors(Look look) {
        this.look = look;
        theme = read();
    }

    /** The theme is another. */
    void changed() {
        theme = read();
        readable.clear();
    }

    private int[] read() {
        int[] all = new int[FOREGROUND + 2];
        for (int i = 0; i < FOREGROUND; i++) {
            all[i] = i < PALETTE ? rgb(Token.values()[Token.TERMINAL_BLACK.ordinal() + i]) : CellStyle.fixedColor(i);
        }
        all[FOREGROUND] = rgb(Token.TEXT);
        all[FOREGROUND + 1] = rgb(Token.BACKGROUND);
        return all;
    }

    private int rgb(Token token) {
        RGB rgb = look.color(token).getRGB();
        return rgb.red << 16 | rgb.green << 8 | rgb.blue;
    }

    /** Red, green and blue of the palette, of text and of its ground. */
    int[] all() {
        return theme;
    }

    int foreground(int color) {
        return color == CellStyle.DEFAULT_COLOR ? theme[FOREGROUND] : resolved(color);
    }

    int background(int color) {
        return color == CellStyle.DEFAULT_COLOR ? theme[FOREGROUND + 1] : resolved(color);
    }

    private int resolved(int color) {
        return (color & CellStyle.RGB) != 0 ? color & 0xFFFFFF : theme[color - 1 & 0xFF];
    }

    Color color(int rgb) {
        return colors.computeIfAbsent(rgb, bits -> new Color(bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF));
    }

    /** {@code text}, or what is like it and can be read on {@code ground}; text of the ground's colour is hidden. */
    int readable(int text, int ground) {
        if (text == ground) {
            return text;
        }
        return readable.computeIfAbsent((long) text << 24 | ground, pair -> adjusted(text, ground));
    }

    private static int adjusted(int text, int ground) {
        int target = luminance(ground) > 0.18 ? 0 : 0xFFFFFF;
        int best = text;
        for (int step = 1; step <= 16 && contrast(best, ground) < READABLE; step++) {
            best = mixed(text, target, step / 16.0);
        }
        return best;
    }

    /** {@code one} with {@code part} of {@code other}. */
    static int mixed(int one, int other, double part) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = one >> shift & 0xFF;
            int to = other >> shift & 0xFF;
            mixed |= (int) Math.round(from + (to - from) * part) << shift;
        }
        return mixed;
    }

    static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
