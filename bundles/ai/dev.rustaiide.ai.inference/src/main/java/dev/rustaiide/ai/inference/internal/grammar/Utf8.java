package dev.rustaiide.ai.inference.internal.grammar;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import dev.rustaiide.ai.inference.internal.grammar.Expression.Range;

/** Which bytes characters have: a range of code points is some rows of ranges of bytes. */
final class Utf8 {
    /** The last code point of each length, and those around the surrogates, which have no bytes. */
    private static final int[][] BLOCKS = {{0, 0x7f}, {0x80, 0x7ff}, {0x800, 0xd7ff}, {0xe000, 0xffff},
            {0x10000, 0x10ffff}};
    private static final int BITS = 6;

    private Utf8() {}

    /** Hands each row to {@code rows}: lowest and highest first byte, lowest and highest second byte … */
    static void rows(Range range, Consumer<int[]> rows) {
        for (int[] block : BLOCKS) {
            int low = Math.max(range.low(), block[0]);
            int high = Math.min(range.high(), block[1]);
            if (low <= high) {
                split(low, high, rows);
            }
        }
    }

    /** Until all bytes behind the first that differs go through all of their values. */
    private static void split(int low, int high, Consumer<int[]> rows) {
        if (low > 0x7f) {
            for (int bits = BITS; bits < 4 * BITS; bits += BITS) {
                int mask = (1 << bits) - 1;
                if ((low & ~mask) != (high & ~mask)) {
                    if ((low & mask) != 0) {
                        split(low, low | mask, rows);
                        split((low | mask) + 1, high, rows);
                        return;
                    }
                    if ((high & mask) != mask) {
                        split(low, (high & ~mask) - 1, rows);
                        split(high & ~mask, high, rows);
                        return;
                    }
                }
            }
        }
        rows.accept(row(low, high));
    }

    private static int[] row(int low, int high) {
        byte[] first = new String(Character.toChars(low)).getBytes(StandardCharsets.UTF_8);
        byte[] last = new String(Character.toChars(high)).getBytes(StandardCharsets.UTF_8);
        int[] row = new int[2 * first.length];
        for (int i = 0; i < first.length; i++) {
            row[2 * i] = first[i] & 0xff;
            row[2 * i + 1] = last[i] & 0xff;
        }
        return row;
    }
}
