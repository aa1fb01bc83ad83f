package dev.rustaiide.ai.model.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of Protocol Buffers that is being made. What is large in it is written when the whole is, from where it
 * comes from; its length must be known before.
 */
final class ProtobufMessage {
    private static final int VARINT = 0;
    private static final int BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private final List<Part> parts = new ArrayList<>();
    private ByteArrayOutputStream last = new ByteArrayOutputStream();
    private long size;

    /** Something that writes itself. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Part(byte[] before, Content content) {}

    ProtobufMessage number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    ProtobufMessage real(int field, float value) {
        varint((long) field << 3 | FOUR_BYTES);
        bytes(ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
        return this;
    }

    ProtobufMessage text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        length(field, utf8.length);
        bytes(utf8);
        return this;
    }

    ProtobufMessage message(int field, ProtobufMessage value) {
        return content(field, value.size, value::writeTo);
    }

    /** @param length of what {@code content} writes, in bytes */
    ProtobufMessage content(int field, long length, Content content) {
        length(field, length);
        parts.add(new Part(last.toByteArray(), content));
        last = new ByteArrayOutputStream();
        size += length;
        return this;
    }

    private void length(int field, long length) {
        varint((long) field << 3 | BYTES);
        varint(length);
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            last.write((int) (left & 0x7f | 0x80));
            size++;
            left >>>= 7;
        }
        last.write((int) left);
        size++;
    }

    private void bytes(byte[] some) {
        last.writeBytes(some);
        size += some.length;
    }

    /** How many bytes it has. */
    long size() {
        return size;
    }

    void writeTo(OutputStream out) throws IOException {
        for (Part part : parts) {
            out.write(part.before);
            part.content.writeTo(out);
        }
        last.writeTo(out);
    }
}
