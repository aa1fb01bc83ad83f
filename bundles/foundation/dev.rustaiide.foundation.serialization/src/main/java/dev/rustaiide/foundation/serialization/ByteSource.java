package dev.rustaiide.foundation.serialization;

import java.nio.charset.StandardCharsets;

/** A part of an array, read from its start. What is not there is a {@link CorruptException}. */
final class ByteSource {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteSource(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    int left() {
        return end - at;
    }

    byte[] array() {
        return bytes;
    }

    int at() {
        return at;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = oneByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new CorruptException("a number in it has no end");
    }

    /** The first {@code count} of {@code into} become the next numbers. */
    void numbers(long[] into, int count) {
        byte[] from = bytes;
        int next = at;
        int last = end;
        for (int i = 0; i < count; i++) {
            if (next < last && from[next] >= 0) {
                into[i] = from[next++];
            } else {
                at = next;
                into[i] = number();
                next = at;
            }
        }
        at = next;
    }

    /** A number from 0 to {@code most}. */
    int size(int most) {
        long size = number();
        if (size < 0 || size > most) {
            throw new CorruptException("a size in it makes no sense");
        }
        return (int) size;
    }

    byte oneByte() {
        skip(1);
        return bytes[at - 1];
    }

    int fixedInt() {
        return (int) ByteSink.INTS.get(bytes, skip(Integer.BYTES));
    }

    long fixedLong() {
        return (long) ByteSink.LONGS.get(bytes, skip(Long.BYTES));
    }

    /** Goes on behind the next {@code length} bytes and gives where they start. */
    int skip(int length) {
        if (length < 0 || length > end - at) {
            throw new CorruptException("it ends early");
        }
        at += length;
        return at - length;
    }

    String text() {
        int length = size(left());
        return new String(bytes, skip(length), length, StandardCharsets.UTF_8);
    }

    /** The next {@code length} bytes, as a source of their own. */
    ByteSource part(int length) {
        int start = skip(length);
        return new ByteSource(bytes, start, start + length);
    }
}
