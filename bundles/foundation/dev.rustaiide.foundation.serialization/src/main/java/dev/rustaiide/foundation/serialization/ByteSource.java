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

    /** The values of {@code into} from {@code start} on become the next ones of {@code width} bytes: 1, 2, 4 or 8. */
    void fixed(long[] into, int start, int width) {
        byte[] from = bytes;
        int next = skip((into.length - start) * width);
        switch (width) {
            case 1 -> {
                for (int i = start; i < into.length; i++) {
                    into[i] = from[next++];
                }
            }
            case 2 -> {
                for (int i = start; i < into.length; i++) {
                    into[i] = from[next] & 0xff | from[next + 1] << 8;
                    next += 2;
                }
            }
            case 4 -> {
                for (int i = start; i < into.length; i++) {
                    into[i] = (int) ByteSink.INTS.get(from, next);
                    next += 4;
                }
            }
            default -> {
                for (int i = start; i < into.length; i++) {
                    into[i] = (long) ByteSink.LONGS.get(from, next);
                    next += 8;
                }
            }
        }
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
