package dev.rustaiide.foundation.memory.internal;

import java.util.Arrays;

/**
 * Looks for one sequence of bytes in arrays. Boyer, Moore and Horspool's way: the byte where it would end tells how far
 * to go on. Immutable; any thread may use it.
 */
public final class Skip {
    private final byte[] needle;
    private final byte[] fold = new byte[256];
    private final int[] skips = new int[256];

    public Skip(byte[] needle, boolean anyCase) {
        this.needle = needle.clone();
        for (int b = 0; b < fold.length; b++) {
            fold[b] = (byte) (anyCase && b >= 'A' && b <= 'Z' ? b | 0x20 : b);
        }
        int[] byFolded = new int[256];
        Arrays.fill(byFolded, needle.length);
        for (int i = 0; i < needle.length; i++) {
            this.needle[i] = fold[needle[i] & 0xFF];
            if (i < needle.length - 1) {
                byFolded[this.needle[i] & 0xFF] = needle.length - 1 - i;
            }
        }
        for (int b = 0; b < fold.length; b++) {
            skips[b] = byFolded[fold[b] & 0xFF];
        }
    }

    /** Where it starts in {@code bytes}, from {@code from} on and whole before {@code to}; -1 if it does not. */
    public int indexIn(byte[] bytes, int from, int to) {
        int last = needle.length - 1;
        byte end = needle[last];
        for (int at = from + last; at < to; at += skips[bytes[at] & 0xFF]) {
            if (fold[bytes[at] & 0xFF] == end && isAt(bytes, at - last, last)) {
                return at - last;
            }
        }
        return -1;
    }

    private boolean isAt(byte[] bytes, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (fold[bytes[start + i] & 0xFF] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
