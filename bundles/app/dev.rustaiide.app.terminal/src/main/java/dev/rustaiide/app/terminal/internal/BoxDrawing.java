package dev.rustaiide.app.terminal.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;

/**
 * Lines and blocks, which must meet at the edges of their cells as no font makes them. Foreground and background of the
 * graphics are both the colour of the text.
 */
final class BoxDrawing {
    private static final int FIRST = 0x2500;
    private static final int DOUBLE = 3;
    /** For each from U+2500: the lines that go up, right, down and left; 1 light, 2 heavy, 3 double, 4 and 5 dashed. */
    private static final String LINES = "0101 0202 1010 2020 0404 0505 4040 5050 0404 0505 4040 5050 0110 0210 0120 "
            + "0220 0011 0012 0021 0022 1100 1200 2100 2200 1001 1002 2001 2002 1110 1210 2110 1120 2120 2210 1220 "
            + "2220 1011 1012 2011 1021 2021 2012 1022 2022 0111 0112 0211 0212 0121 0122 0221 0222 1101 1102 1201 "
            + "1202 2101 2102 2201 2202 1111 1112 1211 1212 2111 1121 2121 2112 2211 1122 1221 2212 1222 2122 2221 "
            + "2222 0404 0505 4040 5050 0303 3030 0310 0130 0330 0013 0031 0033 1300 3100 3300 1003 3001 3003 1310 "
            + "3130 3330 1013 3031 3033 0313 0131 0333 1303 3101 3303 1313 3131 3333 0110 0011 1001 1100 0000 0000 "
            + "0000 0001 1000 0100 0010 0002 2000 0200 0020 0201 1020 0102 2010";
    /** For each from U+2596: bits for upper left, upper right, lower left, lower right. */
    private static final int[] QUADRANTS = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};
    private static final int ARCS = 0x256D;
    private static final int DIAGONALS = 0x2571;

    private BoxDrawing() {}

    /** Whether {@link #draw} can draw the character. */
    static boolean has(int code) {
        return code >= FIRST && code <= 0x259F || code == 0xE0B0 || code == 0xE0B2;
    }

    /** Draws the character into its cell. */
    static void draw(GC gc, int code, int x, int y, int width, int height) {
        if (code >= 0xE0B0) {
            int tip = code == 0xE0B0 ? x + width : x;
            int back = code == 0xE0B0 ? x : x + width;
            gc.fillPolygon(new int[] {back, y, tip, y + height / 2, back, y + height});
        } else if (code >= 0x2580) {
            block(gc, code, x, y, width, height);
        } else if (code >= DIAGONALS && code < DIAGONALS + 3) {
            if (code != DIAGONALS + 1) {
                gc.drawLine(x, y + height, x + width, y);
            }
            if (code != DIAGONALS) {
                gc.drawLine(x, y, x + width, y + height);
            }
        } else if (code >= ARCS && code < ARCS + 4) {
            arc(gc, code - ARCS, x, y, width, height);
        } else {
            lines(gc, code, x, y, width, height);
        }
    }

    private static void lines(GC gc, int code, int x, int y, int width, int height) {
        int at = (code - FIRST) * 5;
        int middleX = x + width / 2;
        int middleY = y + height / 2;
        boolean doubled = LINES.substring(at, at + 4).indexOf('3') >= 0;
        for (int side = 0; side < 4; side++) {
            int kind = LINES.charAt(at + side) - '0';
            int thick = kind == 2 || kind == 5 ? 3 : 1;
            int from = kind == 0 ? 0 : doubled ? 1 : thick / 2;
            switch (kind == 0 ? -1 : side) {
                case 0 -> vertical(gc, middleX, y, middleY + from - y + 1, kind, thick);
                case 1 -> horizontal(gc, middleX - from, middleY, x + width - middleX + from, kind, thick);
                case 2 -> vertical(gc, middleX, middleY - from, y + height - middleY + from, kind, thick);
                case 3 -> horizontal(gc, x, middleY, middleX + from - x + 1, kind, thick);
                default -> { }
            }
        }
    }

    private static void horizontal(GC gc, int x, int y, int length, int kind, int thick) {
        if (kind == DOUBLE) {
            gc.fillRectangle(x, y - 1, length, 1);
            gc.fillRectangle(x, y + 1, length, 1);
        } else if (kind > DOUBLE) {
            gc.fillRectangle(x + 1, y - thick / 2, Math.max(1, length - 2), thick);
        } else {
            gc.fillRectangle(x, y - thick / 2, length, thick);
        }
    }

    private static void vertical(GC gc, int x, int y, int length, int kind, int thick) {
        if (kind == DOUBLE) {
            gc.fillRectangle(x - 1, y, 1, length);
            gc.fillRectangle(x + 1, y, 1, length);
        } else if (kind > DOUBLE) {
            gc.fillRectangle(x - thick / 2, y + 1, thick, Math.max(1, length - 2));
        } else {
            gc.fillRectangle(x - thick / 2, y, thick, length);
        }
    }

    /** Down and right, down and left, up and left, up and right; as large as the narrower half of the cell allows. */
    private static void arc(GC gc, int kind, int x, int y, int width, int height) {
        int middleX = x + width / 2;
        int middleY = y + height / 2;
        boolean right = kind == 0 || kind == 3;
        boolean down = kind <= 1;
        int radius = Math.max(1, width / 2);
        int left = right ? middleX : middleX - 2 * radius;
        int top = down ? middleY : middleY - 2 * radius;
        gc.setAntialias(SWT.ON);
        gc.drawArc(left, top, 2 * radius, 2 * radius, down ? right ? 90 : 0 : right ? 180 : 270, 90);
        if (down) {
            gc.fillRectangle(middleX, middleY + radius, 1, y + height - middleY - radius);
        } else {
            gc.fillRectangle(middleX, y, 1, middleY - radius - y);
        }
        if (right) {
            gc.fillRectangle(middleX + radius, middleY, x + width - middleX - radius, 1);
        } else {
            gc.fillRectangle(x, middleY, middleX - radius - x, 1);
        }
    }

    private static void block(GC gc, int code, int x, int y, int width, int height) {
        int index = code - 0x2580;
        if (index == 0) {
            gc.fillRectangle(x, y, width, height / 2);
        } else if (index <= 8) {
            int part = Math.round(height * index / 8f);
            gc.fillRectangle(x, y + height - part, width, part);
        } else if (index <= 15) {
            gc.fillRectangle(x, y, Math.max(1, Math.round(width * (16 - index) / 8f)), height);
        } else if (index == 16) {
            gc.fillRectangle(x + width / 2, y, width - width / 2, height);
        } else if (index <= 19) {
            gc.setAlpha(64 * (index - 16));
            gc.fillRectangle(x, y, width, height);
            gc.setAlpha(255);
        } else if (index == 20) {
            gc.fillRectangle(x, y, width, Math.max(1, height / 8));
        } else if (index == 21) {
            gc.fillRectangle(x + width - Math.max(1, width / 8), y, Math.max(1, width / 8), height);
        } else {
            quadrants(gc, QUADRANTS[index - 22], x, y, width, height);
        }
    }

    private static void quadrants(GC gc, int bits, int x, int y, int width, int height) {
        int halfX = width / 2;
        int halfY = height / 2;
        for (int i = 0; i < 4; i++) {
            if ((bits >> i & 1) != 0) {
                boolean right = (i & 1) != 0;
                boolean low = i > 1;
                gc.fillRectangle(right ? x + halfX : x, low ? y + halfY : y, right ? width - halfX : halfX,
                        low ? height - halfY : halfY);
            }
        }
    }
}
