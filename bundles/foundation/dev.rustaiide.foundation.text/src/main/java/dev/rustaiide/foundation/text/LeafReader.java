package dev.rustaiide.foundation.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts bytes into leaves, checks that they are UTF-8 and counts units and lines, all in one pass; ASCII goes eight
 * bytes at a time. A {@link ByteBuffer} reads these words and no {@code VarHandle}, whose machinery a cold start would
 * have to load first.
 */
final class LeafReader {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final long LOW_BITS = 0x7F * EACH;
    /** More words than this could overflow the counter of a byte lane. */
    private static final int MOST_WORDS = 255;
    /** So that a part of nothing but malformed bytes, at three bytes each, fills a leaf. */
    private static final int ESCAPED_PART = Leaf.MAX_BYTES / 3;

    final List<Leaf> leaves;
    int malformedBytes;
    int crlfs;

    private final byte[] bytes;
    private final ByteBuffer words;
    private final int begin;
    private final int end;
    private final boolean surrogates;
    private int chars;
    private int lineFeeds;
    private boolean returns;

    /** @param surrogates whether encoded surrogates are taken, as {@link Utf8#encode} writes them */
    LeafReader(byte[] bytes, int begin, int end, boolean surrogates) {
        this.bytes = bytes;
        this.words = ByteBuffer.wrap(bytes);
        this.begin = begin;
        this.end = end;
        this.surrogates = surrogates;
        this.leaves = new ArrayList<>((end - begin) / Leaf.MAX_BYTES + 1);
    }

    void readAll() {
        for (int at = begin; at < end;) {
            int next = count(at, Math.min(end, at + Leaf.MAX_BYTES));
            if (next > at) {
                leaves.add(new Leaf(bytes, at, next, chars, lineFeeds));
                if (returns) {
                    countCrlfs(at, next);
                }
            } else {
                next = escape(at);
            }
            at = next;
        }
    }

    /** Counts the whole well-formed characters from {@code start} and gives their end, {@code stop} at most. */
    private int count(int start, int stop) {
        int at = start;
        int units = 0;
        lineFeeds = 0;
        returns = false;
        while (at < stop) {
            int asciiEnd = countAscii(at, stop);
            units += asciiEnd - at;
            at = asciiEnd;
            while (at < stop && bytes[at] < 0) {
                int width = Utf8.wellFormed(bytes, at, end, surrogates);
                if (width == 0 || at + width > stop) {
                    chars = units;
                    return at;
                }
                at += width;
                units += width == 4 ? 2 : 1;
            }
        }
        chars = units;
        return at;
    }

    private int countAscii(int start, int stop) {
        int at = start;
        long feedLanes = 0;
        long returnLanes = 0;
        int last = Math.min(stop - Long.BYTES, start + (MOST_WORDS - 1) * Long.BYTES);
        for (; at <= last; at += Long.BYTES) {
            long word = words.getLong(at);
            if ((word & HIGH_BITS) != 0) {
                break;
            }
            // With no high bit set, adding 0x7F leaves the high bit of a lane unset only where the lane was zero.
            feedLanes += ~((word ^ '\n' * EACH) + LOW_BITS) >>> 7 & EACH;
            returnLanes |= ~((word ^ '\r' * EACH) + LOW_BITS) & HIGH_BITS;
        }
        lineFeeds += sum(feedLanes);
        returns |= returnLanes != 0;
        for (; at < stop && bytes[at] >= 0; at++) {
            if (bytes[at] == '\n') {
                lineFeeds++;
            } else if (bytes[at] == '\r') {
                returns = true;
            }
        }
        return at;
    }

    private static int sum(long lanes) {
        long pairs = (lanes & 0x00FF00FF00FF00FFL) + (lanes >>> 8 & 0x00FF00FF00FF00FFL);
        return (int) (pairs * 0x0001000100010001L >>> 48);
    }

    /** Those whose return lies between the two; the caller cuts none apart, but a leaf may. */
    private void countCrlfs(int start, int stop) {
        int last = Math.min(stop, end - 1);
        int at = start;
        long lanes = 0;
        int lastWord = Math.min(last - Long.BYTES, start + (MOST_WORDS - 1) * Long.BYTES);
        for (; at <= lastWord; at += Long.BYTES) {
            long pairs = lanes(words.getLong(at), '\r') & lanes(words.getLong(at + 1), '\n');
            lanes += pairs >>> 7;
        }
        crlfs += sum(lanes);
        for (; at < last; at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n') {
                crlfs++;
            }
        }
    }

    /** The high bit of each lane that holds {@code c}. */
    private static long lanes(long word, char c) {
        long others = word ^ c * EACH;
        return ~((others & LOW_BITS) + LOW_BITS | others) & HIGH_BITS;
    }

    /** Copies a part that starts with a malformed byte, each such byte as the surrogate that stands for it. */
    private int escape(int start) {
        int stop = Math.min(end, start + ESCAPED_PART);
        byte[] copy = new byte[3 * (stop - start) + 1];
        int to = 0;
        int at = start;
        while (at < stop) {
            int width = Utf8.wellFormed(bytes, at, end, surrogates);
            if (width == 0) {
                to = Utf8.escape(bytes[at++], copy, to);
                malformedBytes++;
            } else {
                System.arraycopy(bytes, at, copy, to, width);
                at += width;
                to += width;
            }
        }
        leaves.add(Leaf.of(Arrays.copyOf(copy, to), 0, to));
        countCrlfs(start, at);
        return at;
    }
}
