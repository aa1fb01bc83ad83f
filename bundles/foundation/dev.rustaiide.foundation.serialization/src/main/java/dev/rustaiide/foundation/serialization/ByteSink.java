package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow. */
final class ByteSink {
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MOST_OF_A_NUMBER = 10;
    private static final int MOST = 2 * Frame.LIMIT;

    private byte[] bytes;
    private int size;

    ByteSink() {
        this(256);
    }

    /** For {@code expected} bytes, or more. */
    ByteSink(int expected) {
        bytes = new byte[expected];
    }

    int size() {
        return size;
    }

    byte[] array() {
        return bytes;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** @throws CrowdedException if there are more than any block can have */
    void ensure(int more) {
        if (bytes.length - size < more) {
            if (more < 0 || more > MOST - size) {
                throw new CrowdedException("a record of more than " + Frame.LIMIT + " bytes is too large");
            }
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** A number that is not negative, or the bits of one that is: seven bits a byte, the lowest first. */
    void number(long value) {
        ensure(MOST_OF_A_NUMBER);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** The values from {@code start} to {@code end}, each as a signed number of {@code width} bytes: 1, 2, 4 or 8. */
    void fixed(long[] values, int start, int end, int width) {
        ensure((end - start) * width);
        byte[] into = bytes;
        int at = size;
        switch (width) {
            case 1 -> {
                for (int i = start; i < end; i++) {
                    into[at++] = (byte) values[i];
                }
            }
            case 2 -> {
                for (int i = start; i < end; i++) {
                    int value = (int) values[i];
                    into[at++] = (byte) value;
                    into[at++] = (byte) (value >> 8);
                }
            }
            case 4 -> {
                for (int i = start; i < end; i++) {
                    INTS.set(into, at, (int) values[i]);
                    at += 4;
                }
            }
            default -> {
                for (int i = start; i < end; i++) {
                    LONGS.set(into, at, values[i]);
                    at += 8;
                }
            }
        }
        size += (end - start) * width;
    }

    void oneByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    void fixedInt(int value) {
        ensure(Integer.BYTES);
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void fixedLong(long value) {
        ensure(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void bytes(byte[] from, int start, int length) {
        ensure(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    /** Lets {@code filler} put up to {@code room} bytes at the end. */
    void fill(int room, Filler filler) {
        ensure(room);
        size += filler.fill(bytes, size, room);
    }

    /** UTF-16, the high byte first. */
    void characters(String text) {
        int length = text.length();
        ensure(length > MOST ? length : Character.BYTES * length);
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            bytes[size++] = (byte) (character >> 8);
            bytes[size++] = (byte) character;
        }
    }

    /** A name: UTF-8. */
    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes(encoded, 0, encoded.length);
    }

    /** Puts bytes into a part of an array and says how many. */
    interface Filler {
        int fill(byte[] bytes, int start, int room);
    }
}
