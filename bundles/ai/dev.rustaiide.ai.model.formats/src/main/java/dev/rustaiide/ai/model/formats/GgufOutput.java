package dev.rustaiide.ai.model.formats;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The parts of a GGUF file, written one behind the other. */
final class GgufOutput {
    private static final int VERSION = 3;
    private static final int BLOCK = 32;

    private final OutputStream out;
    private long written;

    GgufOutput(OutputStream out) {
        this.out = out;
    }

    void header(int tensors, Entries entries) throws IOException {
        byte[] metadata = entries.bytes.toByteArray();
        put(ByteBuffer.allocate(24 + metadata.length).order(ByteOrder.LITTLE_ENDIAN)
                .put(Gguf.MAGIC.getBytes(StandardCharsets.ISO_8859_1)).putInt(VERSION).putLong(tensors)
                .putLong(entries.count).put(metadata));
    }

    void tensor(String name, List<Integer> shape, TensorType type, long offset) throws IOException {
        byte[] utf = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer entry = ByteBuffer.allocate(8 + utf.length + 4 + 8 * shape.size() + 4 + 8)
                .order(ByteOrder.LITTLE_ENDIAN).putLong(utf.length).put(utf).putInt(shape.size());
        shape.forEach(entry::putLong);
        put(entry.putInt(type.code()).putLong(offset));
    }

    void pad(int alignment) throws IOException {
        int over = (int) (written % alignment);
        if (over > 0) {
            put(ByteBuffer.allocate(alignment - over).position(alignment - over));
        }
    }

    void numbers(float[] numbers, TensorType type) throws IOException {
        int step = type == TensorType.F32 ? 1024 : BLOCK;
        for (int at = 0; at < numbers.length; at += step) {
            int length = Math.min(step, numbers.length - at);
            put(switch (type) {
                case Q4_0 -> q4(numbers, at);
                case Q8_0 -> q8(numbers, at);
                default -> plain(numbers, at, length);
            });
        }
    }

    private static ByteBuffer plain(float[] numbers, int at, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            bytes.putFloat(numbers[at + i]);
        }
        return bytes;
    }

    /** One scale for 32 numbers, each a multiple of it from -127 to 127. */
    static ByteBuffer q8(float[] numbers, int at) {
        float most = 0;
        for (int i = 0; i < BLOCK; i++) {
            most = Math.max(most, Math.abs(numbers[at + i]));
        }
        float scale = most / 127;
        float inverse = scale == 0 ? 0 : 1 / scale;
        ByteBuffer block = ByteBuffer.allocate(2 + BLOCK).order(ByteOrder.LITTLE_ENDIAN)
                .putShort(Float.floatToFloat16(scale));
        for (int i = 0; i < BLOCK; i++) {
            block.put((byte) Math.round(numbers[at + i] * inverse));
        }
        return block;
    }

    /**
     * One scale for 32 numbers, each a multiple of it from -8 to 7; what is farthest from zero is -8. Number i shares a
     * byte with number i + 16.
     */
    static ByteBuffer q4(float[] numbers, int at) {
        float farthest = 0;
        for (int i = 0; i < BLOCK; i++) {
            farthest = Math.abs(numbers[at + i]) > Math.abs(farthest) ? numbers[at + i] : farthest;
        }
        float scale = farthest / -8;
        float inverse = scale == 0 ? 0 : 1 / scale;
        ByteBuffer block = ByteBuffer.allocate(2 + BLOCK / 2).order(ByteOrder.LITTLE_ENDIAN)
                .putShort(Float.floatToFloat16(scale));
        for (int i = 0; i < BLOCK / 2; i++) {
            int low = Math.clamp(Math.round(numbers[at + i] * inverse) + 8, 0, 15);
            int high = Math.clamp(Math.round(numbers[at + BLOCK / 2 + i] * inverse) + 8, 0, 15);
            block.put((byte) (low | high << 4));
        }
        return block;
    }

    private void put(ByteBuffer bytes) throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        written += bytes.position();
    }

    /** The metadata of a file. */
    static final class Entries {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int count;

        Entries text(String name, String value) {
            return entry(name, 8).sized(value);
        }

        Entries number(String name, int value) {
            return entry(name, 4).bytes(4, value);
        }

        Entries real(String name, float value) {
            return entry(name, 6).bytes(4, Float.floatToRawIntBits(value));
        }

        Entries flag(String name, boolean value) {
            return entry(name, 7).bytes(1, value ? 1 : 0);
        }

        Entries texts(String name, List<String> values) {
            list(name, 8, values.size());
            values.forEach(this::sized);
            return this;
        }

        Entries numbers(String name, int[] values) {
            list(name, 5, values.length);
            for (int value : values) {
                bytes(4, value);
            }
            return this;
        }

        private void list(String name, int kind, int length) {
            entry(name, 9).bytes(4, kind).bytes(8, length);
        }

        private Entries entry(String name, int kind) {
            count++;
            return sized(name).bytes(4, kind);
        }

        private Entries sized(String text) {
            byte[] utf = text.getBytes(StandardCharsets.UTF_8);
            bytes(8, utf.length);
            bytes.writeBytes(utf);
            return this;
        }

        private Entries bytes(int length, long value) {
            for (int i = 0; i < length; i++) {
                bytes.write((int) (value >>> 8 * i));
            }
            return this;
        }
    }
}
