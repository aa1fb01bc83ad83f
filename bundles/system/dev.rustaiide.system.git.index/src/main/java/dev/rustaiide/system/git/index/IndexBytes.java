package dev.rustaiide.system.git.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.eclipse.jgit.lib.ObjectId;

/** Bytes that become an index: numbers lie in them with their highest byte first. */
final class IndexBytes {
    private byte[] content;
    private int size;

    IndexBytes(int expected) {
        content = new byte[expected];
    }

    private void room(int more) {
        if (size + more > content.length) {
            content = Arrays.copyOf(content, Math.max(size + more, content.length + content.length / 2));
        }
    }

    void one(int value) {
        room(1);
        content[size++] = (byte) value;
    }

    void two(int value) {
        one(value >> 8);
        one(value);
    }

    void four(int value) {
        room(4);
        two(value >> 16);
        two(value);
    }

    void bytes(byte[] from, int start, int length) {
        room(length);
        System.arraycopy(from, start, content, size, length);
        size += length;
    }

    void zeros(int count) {
        room(count);
        Arrays.fill(content, size, size + count, (byte) 0);
        size += count;
    }

    void ascii(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        bytes(bytes, 0, bytes.length);
    }

    void id(ObjectId id) {
        room(20);
        id.copyRawTo(content, size);
        size += 20;
    }

    /** Sets the four bytes at {@code place}. */
    void fourAt(int place, int value) {
        for (int i = 0; i < 4; i++) {
            content[place + i] = (byte) (value >> 24 - 8 * i);
        }
    }

    int size() {
        return size;
    }

    byte[] content() {
        return content;
    }
}
