package dev.rustaiide.foundation.text;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Goes over the bytes of a text for one sequence of them, by the algorithm of Boyer, Moore and Horspool: most bytes are
 * never looked at. For one thread, whose interrupt ends it with a {@link CancellationException}.
 */
final class LiteralScan {
    private static final int WINDOW = 64 << 10;

    private final Text text;
    private final byte[] needle;
    private final byte[] fold = new byte[256];
    private final int[] skips = new int[256];
    private final byte[] window;
    private int windowStart;
    private int windowLength;

    /** @param matchCase if not, the letters of ASCII count as their counterparts, and {@code characters} is ASCII */
    LiteralScan(Text text, String characters, boolean matchCase) {
        this.text = text;
        for (int b = 0; b < 256; b++) {
            fold[b] = (byte) (!matchCase && b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b);
        }
        needle = Utf8.encode(characters);
        for (int i = 0; i < needle.length; i++) {
            needle[i] = fold[needle[i] & 0xFF];
        }
        int[] byFolded = new int[256];
        Arrays.fill(byFolded, needle.length);
        for (int i = 0; i < needle.length - 1; i++) {
            byFolded[needle[i] & 0xFF] = needle.length - 1 - i;
        }
        for (int b = 0; b < 256; b++) {
            skips[b] = byFolded[fold[b] & 0xFF];
        }
        window = new byte[WINDOW + needle.length];
    }

    int length() {
        return needle.length;
    }

    /** Where the sequence starts at byte {@code from} or later; -1 if it does not. */
    int next(int from) {
        int at = from;
        while (text.byteLength() - at >= needle.length) {
            if (at < windowStart || at + needle.length > windowStart + windowLength) {
                fill(at);
            }
            int found = find(at - windowStart);
            if (found >= 0) {
                return windowStart + found;
            }
            at = windowStart + windowLength - needle.length + 1;
        }
        return -1;
    }

    private void fill(int from) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        windowStart = from;
        windowLength = 0;
        int end = (int) Math.min(text.byteLength(), (long) from + window.length);
        for (int at = from; at < end;) {
            Chunk chunk = text.chunkAt(at);
            int length = Math.min(chunk.length(), end - at);
            System.arraycopy(chunk.bytes(), chunk.start(), window, windowLength, length);
            windowLength += length;
            at += length;
        }
    }

    private int find(int from) {
        int last = needle.length - 1;
        byte end = needle[last];
        byte[] bytes = window;
        for (int at = from + last; at < windowLength; at += skips[bytes[at] & 0xFF]) {
            if (fold[bytes[at] & 0xFF] == end && matches(at - last, last)) {
                return at - last;
            }
        }
        return -1;
    }

    private boolean matches(int start, int length) {
        for (int i = 0; i < length; i++) {
            if (fold[window[start + i] & 0xFF] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
