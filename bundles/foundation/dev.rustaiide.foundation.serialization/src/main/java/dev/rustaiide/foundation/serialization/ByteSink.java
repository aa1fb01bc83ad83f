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

    private byte[] bytes = new byte[256];
    private int size;

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

    void ensure(int more) {
        if (bytes.length - size < more) {
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

    void numbers(long[] values) {
        ensure(MOST_OF_A_NUMBER * values.length);
        byte[] into = bytes;
        int at = size;
        for (long value : values) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                into[at++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            into[at++] = (byte) rest;
        }
        size = at;
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
