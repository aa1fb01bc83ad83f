package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A matrix in few bits, as {@code com.microsoft.MatMulNBits} and {@code GatherBlockQuantized} read it: each
 * {@value Precision#BLOCK} neighbours of a row have a factor, and zero is the number in the middle.
 */
final class BlockQuantized {
    private static final int BLOCK = Precision.BLOCK;

    private final byte[] numbers;
    private final float[] factors;

    private BlockQuantized(int numbers, int factors) {
        this.numbers = new byte[numbers];
        this.factors = new float[factors];
    }

    /** @param weights whose rows are multiples of {@value Precision#BLOCK} long */
    static BlockQuantized of(float[] weights, int bits) {
        var made = new BlockQuantized(weights.length * bits / 8, weights.length / BLOCK);
        for (int block = 0; block < made.factors.length; block++) {
            made.quantize(weights, block, bits);
        }
        return made;
    }

    /** The weight that is farthest from zero becomes the lowest number, which reaches one farther than the highest. */
    private void quantize(float[] weights, int block, int bits) {
        int from = block * BLOCK;
        int middle = 1 << bits - 1;
        float farthest = 0;
        for (int i = from; i < from + BLOCK; i++) {
            farthest = Math.abs(weights[i]) > Math.abs(farthest) ? weights[i] : farthest;
        }
        float factor = -farthest / middle;
        float inverse = factor == 0 ? 0 : 1 / factor;
        factors[block] = factor;
        for (int i = from; i < from + BLOCK; i++) {
            int number = Math.min(2 * middle - 1, Math.max(0, Math.round(weights[i] * inverse) + middle));
            put(i, number, bits);
        }
    }

    private void put(int index, int number, int bits) {
        if (bits == 8) {
            numbers[index] = (byte) number;
        } else {
            numbers[index >> 1] |= (byte) (number << 4 * (index & 1)); // the first of two is the low one
        }
    }

    void writeNumbers(OutputStream out) throws IOException {
        out.write(numbers);
    }

    void writeFactors(OutputStream out) throws IOException {
        writeFloats(factors, out);
    }

    /** Little-endian, a piece at a time. */
    static void writeFloats(float[] values, OutputStream out) throws IOException {
        int piece = 1 << 14;
        ByteBuffer bytes = ByteBuffer.allocate(piece * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += piece) {
            int count = Math.min(piece, values.length - from);
            bytes.asFloatBuffer().put(values, from, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** What a reader makes of it. */
    float[] values(int bits) {
        float[] values = new float[factors.length * BLOCK];
        int middle = 1 << bits - 1;
        for (int i = 0; i < values.length; i++) {
            int number = bits == 8 ? numbers[i] & 0xff : numbers[i >> 1] >> 4 * (i & 1) & 0xf;
            values[i] = (number - middle) * factors[i / BLOCK];
        }
        return values;
    }
}
