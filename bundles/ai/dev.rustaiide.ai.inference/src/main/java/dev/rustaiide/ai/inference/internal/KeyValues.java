package dev.rustaiide.ai.inference.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * Memory for the keys and values of some sequences, a row each, outside the heap. Every part (the keys of a layer, or
 * its values) is a block of rows × heads × tokens × width, so that neighbouring rows are one tensor, without a copy.
 */
final class KeyValues implements AutoCloseable {
    private final CacheLayout layout;
    private final int rows;
    private final int capacity;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment[] parts;

    /** @param capacity how many tokens a row has room for */
    KeyValues(CacheLayout layout, int rows, int capacity) {
        this.layout = layout;
        this.rows = rows;
        this.capacity = capacity;
        this.parts = new MemorySegment[layout.parts()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = arena.allocate(rows * rowBytes(), Long.BYTES * 8);
        }
    }

    int rows() {
        return rows;
    }

    int capacity() {
        return capacity;
    }

    private long rowBytes() {
        return layout.heads() * headBytes();
    }

    private long headBytes() {
        return capacity * layout.tokenBytes();
    }

    /** All of it. */
    long bytes() {
        return parts.length * rows * rowBytes();
    }

    /** Takes the first {@code tokens} tokens of a row of {@code other} into {@code row}. */
    void take(KeyValues other, int otherRow, int row, int tokens) {
        long bytes = tokens * layout.tokenBytes();
        for (int part = 0; part < parts.length; part++) {
            for (int head = 0; head < layout.heads(); head++) {
                MemorySegment.copy(other.parts[part], otherRow * other.rowBytes() + head * other.headBytes(),
                        parts[part], row * rowBytes() + head * headBytes(), bytes);
            }
        }
    }

    /** {@code count} rows of a part; it is closed before this is. */
    OnnxTensor tensor(OrtEnvironment environment, int part, int first, int count) throws OrtException {
        ByteBuffer bytes = parts[part].asSlice(first * rowBytes(), count * rowBytes()).asByteBuffer()
                .order(ByteOrder.nativeOrder());
        return OnnxTensor.createTensor(environment, bytes,
                new long[] {count, layout.heads(), capacity, layout.width()}, layout.type());
    }

    @Override
    public void close() {
        arena.close();
    }

    /**
     * What a model keeps of each token.
     *
     * @param heads of keys
     * @param width of a head
     */
    record CacheLayout(int layers, int heads, int width, OnnxJavaType type) {
        int parts() {
            return 2 * layers;
        }

        /** Of one token in one head of one part. */
        long tokenBytes() {
            return (long) width * type.size;
        }

        /** Of one token in all. */
        long bytes() {
            return tokenBytes() * heads * parts();
        }

        static String past(int part) {
            return "past_key_values." + part / 2 + (part % 2 == 0 ? ".key" : ".value");
        }

        static String present(int part) {
            return "present." + part / 2 + (part % 2 == 0 ? ".key" : ".value");
        }
    }
}
