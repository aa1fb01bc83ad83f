package dev.rustaiide.foundation.terminal.internal;

import dev.rustaiide.foundation.terminal.CellStyle;
import dev.rustaiide.foundation.terminal.CellStyle.Underline;

/** Select graphic rendition: numbers that change a style. */
final class Sgr {
    private Sgr() {}

    static long apply(long style, Parameters numbers) {
        long now = style;
        int i = 0;
        do {
            int number = numbers.get(i, 0);
            int next = i + 1;
            while (numbers.isSub(next)) {
                next++;
            }
            if (number == 38 || number == 48 || number == 58) {
                next = next > i + 1 ? next : i + 1 + length(numbers, i + 1);
                now = extended(now, number, numbers, i + 1);
            } else if (number == 4) {
                int kind = next > i + 1 ? numbers.get(i + 1, 1) : 1;
                now = CellStyle.withUnderline(now, Underline.values()[kind < Underline.values().length ? kind : 1]);
            } else {
                now = plain(now, number);
            }
            i = next;
        } while (i < numbers.count());
        return now;
    }

    /** How many numbers behind 38, 48 or 58 belong to it when semicolons part them. */
    private static int length(Parameters numbers, int from) {
        return switch (numbers.get(from, 0)) {
            case 2 -> 4;
            case 5 -> 2;
            default -> 1;
        };
    }

    /** Behind {@code 2}, a colour space may stand before red, green and blue if colons part them. */
    private static long extended(long style, int number, Parameters numbers, int from) {
        int color;
        if (numbers.get(from, 0) == 5) {
            color = CellStyle.palette(numbers.get(from + 1, 0));
        } else if (numbers.get(from, 0) == 2) {
            int red = from + 1 + (numbers.isSub(from + 4) ? 1 : 0);
            color = CellStyle.rgb(numbers.get(red, 0), numbers.get(red + 1, 0), numbers.get(red + 2, 0));
        } else {
            return style;
        }
        return switch (number) {
            case 38 -> CellStyle.withForeground(style, color);
            case 48 -> CellStyle.withBackground(style, color);
            default -> style; // the colour of a line below: it has that of the text
        };
    }

    private static long plain(long style, int number) {
        return switch (number) {
            case 0 -> 0;
            case 1 -> style | CellStyle.BOLD;
            case 2 -> style | CellStyle.DIM;
            case 3 -> style | CellStyle.ITALIC;
            case 5, 6 -> style | CellStyle.BLINK;
            case 7 -> style | CellStyle.INVERSE;
            case 8 -> style | CellStyle.INVISIBLE;
            case 9 -> style | CellStyle.STRUCK;
            case 21 -> CellStyle.withUnderline(style, Underline.DOUBLE);
            case 22 -> style & ~(CellStyle.BOLD | CellStyle.DIM);
            case 23 -> style & ~CellStyle.ITALIC;
            case 24 -> CellStyle.withUnderline(style, Underline.NONE);
            case 25 -> style & ~CellStyle.BLINK;
            case 27 -> style & ~CellStyle.INVERSE;
            case 28 -> style & ~CellStyle.INVISIBLE;
            case 29 -> style & ~CellStyle.STRUCK;
            case 39 -> CellStyle.withForeground(style, CellStyle.DEFAULT_COLOR);
            case 49 -> CellStyle.withBackground(style, CellStyle.DEFAULT_COLOR);
            case 53 -> style | CellStyle.OVERLINE;
            case 55 -> style & ~CellStyle.OVERLINE;
            default -> color(style, number);
        };
    }

    private static long color(long style, int number) {
        if (number >= 30 && number <= 37) {
            return CellStyle.withForeground(style, CellStyle.palette(number - 30));
        }
        if (number >= 40 && number <= 47) {
            return CellStyle.withBackground(style, CellStyle.palette(number - 40));
        }
        if (number >= 90 && number <= 97) {
            return CellStyle.withForeground(style, CellStyle.palette(number - 90 + 8));
        }
        if (number >= 100 && number <= 107) {
            return CellStyle.withBackground(style, CellStyle.palette(number - 100 + 8));
        }
        return style;
    }
}
