package dev.rustaiide.ai.code.facts.internal;

/** UTF-16 offsets of places in UTF-8. */
public final class Utf16 {
    private static final int BLOCK = 64;

    private final byte[] bytes;
    /** The units before each block; empty if all is ASCII. */
    private final int[] before;

    public Utf16(byte[] bytes, int units) {
        this.bytes = bytes;
        this.before = units == bytes.length ? new int[0] : new int[bytes.length / BLOCK + 1];
        int sum = 0;
        for (int i = 0; before.length > 0 && i < bytes.length; i++) {
            if (i % BLOCK == 0) {
                before[i / BLOCK] = sum;
            }
            sum += units(bytes[i]);
        }
        if (before.length > 0 && bytes.length % BLOCK == 0) {
            before[bytes.length / BLOCK] = sum;
        }
    }

    public int of(int at) {
        if (before.length == 0) {
            return at;
        }
        int block = at / BLOCK;
        int units = before[block];
        for (int i = block * BLOCK; i < at; i++) {
            units += units(bytes[i]);
        }
        return units;
    }

    /** Those of the character that {@code b} starts; 0 for a byte inside of one. */
    public static int units(byte b) {
        return (b & 0xC0) == 0x80 ? 0 : (b & 0xF8) == 0xF0 ? 2 : 1;
    }
}
