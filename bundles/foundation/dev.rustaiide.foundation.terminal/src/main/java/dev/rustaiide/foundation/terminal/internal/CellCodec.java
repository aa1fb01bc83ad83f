package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;

/**
 * Rows as bytes. A piece begins with its number of cells, and whether they are all ASCII and all of the default style,
 * as most are; then there is a byte for each. Otherwise runs of one style come first, and numbers of several bytes.
 */
final class CellCodec {
    private static final int ASCII = 1;
    private static final int PLAIN = 2;
    /** The most bytes that a cell takes: a run of its own with style and link, and its text. */
    private static final int MOST = 22;

    private byte[] bytes = new byte[0];
    private int at;

    /** No more than this is written for {@code cells}. */
    static int bound(int cells) {
        return 8 + MOST * cells;
    }

    /** Writes the first {@code count} cells of {@code row} at {@code to} and says where they end. */
    int write(Row row, int count, byte[] target, int to) {
        bytes = target;
        at = to;
        int texts = 0;
        long styles = 0;
        for (int i = 0; i < count; i++) {
            texts |= row.text[i];
            styles |= row.style[i];
        }
        boolean ascii = (texts & ~0x7F) == 0;
        boolean plain = styles == 0 && row.links == null;
        number(count << 2 | (ascii ? ASCII : 0) | (plain ? PLAIN : 0));
        if (!plain) {
            writeRuns(row, count);
        }
        if (ascii) {
            for (int i = 0; i < count; i++) {
                bytes[at++] = (byte) row.text[i];
            }
        } else {
            for (int i = 0; i < count; i++) {
                number(row.text[i] + 1);
            }
        }
        return at;
    }

    private void writeRuns(Row row, int count) {
        int start = 0;
        while (start < count) {
            long style = row.style[start];
            int link = row.linkAt(start);
            int end = start + 1;
            while (end < count && row.style[end] == style && row.linkAt(end) == link) {
                end++;
            }
            number(end - start);
            number(link << 1 | (style == 0 ? 0 : 1));
            if (style != 0) {
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    bytes[at++] = (byte) (style >>> shift);
                }
            }
            start = end;
        }
    }

    private void number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    /** Adds all cells of the pieces from {@code from} to {@code to} to {@code cells}. */
    void read(byte[] source, int from, int to, Cells cells) {
        bytes = source;
        at = from;
        while (at < to) {
            int head = number();
            int count = head >>> 2;
            int first = cells.length;
            cells.ensure(count);
            if ((head & PLAIN) == 0) {
                readRuns(cells, first, count);
            } else {
                Arrays.fill(cells.style, first, first + count, 0);
                Arrays.fill(cells.links, first, first + count, 0);
            }
            for (int i = first; i < first + count; i++) {
                int text = (head & ASCII) != 0 ? bytes[at++] : number() - 1;
                cells.text[i] = text;
                cells.wide |= text == Row.TAIL;
            }
            cells.length = first + count;
        }
    }

    private void readRuns(Cells cells, int first, int count) {
        int start = first;
        while (start < first + count) {
            int end = start + number();
            int look = number();
            long style = 0;
            if ((look & 1) != 0) {
                for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                    style |= (bytes[at++] & 0xFFL) << shift;
                }
            }
            Arrays.fill(cells.style, start, end, style);
            Arrays.fill(cells.links, start, end, look >>> 1);
            start = end;
        }
    }

    private int number() {
        int value = 0;
        int shift = 0;
        byte next = bytes[at++];
        while (next < 0) {
            value |= (next & 0x7F) << shift;
            shift += 7;
            next = bytes[at++];
        }
        return value | next << shift;
    }
}
