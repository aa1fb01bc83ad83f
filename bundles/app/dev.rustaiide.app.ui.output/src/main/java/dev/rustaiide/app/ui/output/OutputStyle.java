package dev.rustaiide.app.ui.output;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Token;

/** How a stretch of output looks; {@code null} colours are the usual ones. */
record OutputStyle(@Nullable Token color, @Nullable Token ground, boolean strong, boolean faint, boolean italic,
        boolean underlined) {
    static final OutputStyle PLAIN = new OutputStyle(null, null, false, false, false, false);

    /** The eight colours of a terminal, as tokens of every theme; the bright ones are the same. */
    private static final Token[] EIGHT = {Token.MUTED, Token.ERROR, Token.SUCCESS, Token.WARNING, Token.SYNTAX_FUNCTION,
            Token.SYNTAX_KEYWORD, Token.SYNTAX_MACRO, Token.TEXT};

    /** After one "select graphic rendition" of ECMA-48 with these parameters. */
    OutputStyle after(int[] codes, int count) {
        OutputStyle style = count == 0 ? PLAIN : this;
        for (int i = 0; i < count; i++) {
            int code = codes[i];
            if (code == 38 || code == 48) {
                int mode = i + 1 < count ? codes[i + 1] : 0;
                Token token = mode == 5 && i + 2 < count ? indexed(codes[i + 2])
                        : mode == 2 && i + 4 < count ? nearest(codes[i + 2], codes[i + 3], codes[i + 4]) : null;
                i += mode == 5 ? 2 : mode == 2 ? 4 : 0;
                style = code == 38 ? style.color(token) : style.ground(token);
            } else {
                style = style.after(code);
            }
        }
        return style;
    }

    private OutputStyle after(int code) {
        return switch (code) {
            case 0 -> PLAIN;
            case 1 -> new OutputStyle(color, ground, true, faint, italic, underlined);
            case 2 -> new OutputStyle(color, ground, strong, true, italic, underlined);
            case 3 -> new OutputStyle(color, ground, strong, faint, true, underlined);
            case 4 -> new OutputStyle(color, ground, strong, faint, italic, true);
            case 7 -> new OutputStyle(color, Token.SELECTION, strong, faint, italic, underlined);
            case 22 -> new OutputStyle(color, ground, false, false, italic, underlined);
            case 23 -> new OutputStyle(color, ground, strong, faint, false, underlined);
            case 24 -> new OutputStyle(color, ground, strong, faint, italic, false);
            case 39 -> color(null);
            case 27, 49 -> ground(null);
            default -> colored(code);
        };
    }

    private OutputStyle colored(int code) {
        if (code >= 30 && code <= 37 || code >= 90 && code <= 97) {
            return color(EIGHT[code % 10]);
        }
        return code >= 40 && code <= 47 || code >= 100 && code <= 107 ? ground(EIGHT[code % 10]) : this;
    }

    private OutputStyle color(@Nullable Token token) {
        return new OutputStyle(token, ground, strong, faint, italic, underlined);
    }

    private OutputStyle ground(@Nullable Token token) {
        return new OutputStyle(color, token, strong, faint, italic, underlined);
    }

    /** Of the 256: 16 named, a cube of 6 by 6 by 6, and 24 greys. */
    private static Token indexed(int index) {
        if (index < 16) {
            return EIGHT[Math.max(0, index) % 8];
        }
        if (index >= 232) {
            return index < 246 ? Token.MUTED : Token.TEXT;
        }
        int cube = Math.min(index, 231) - 16;
        return nearest(cube / 36 * 51, cube / 6 % 6 * 51, cube % 6 * 51);
    }

    /** By hue alone: how light a colour is belongs to the theme. */
    private static Token nearest(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int least = Math.min(red, Math.min(green, blue));
        if (most - least < 40) {
            return most < 150 ? Token.MUTED : Token.TEXT;
        }
        int middle = (most + least) / 2;
        return EIGHT[(red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)];
    }
}
