package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A matrix in few bits, as {@code com.microsoft.MatMulNBits} and {@code GatherBlockQuantized} read it: each block of
 * neighbours in a row has a factor, and zero is the number in the middle.
 */
final class BlockQuantized {
    /** The smallest block; rows are multiples of it long. */
    static final int SMALLEST = 32;
    private static final int LARGER = 64;
    /** Rows of so many weights have larger blocks: the runtime keeps each factor three times over. */
    private static final int WIDE = 768;
    /** Factors to choose from, as parts of the one that takes the farthest weight as it is. */
    private static final float[] TRIED = {1, 0.94f, 0.88f, 0.82f, 1.06f};

    private final int block;
    private final int bits;
    private final byte[] numbers;
    private final float[] factors;

    private BlockQuantized(int block, int bits, byte[] numbers, float[] factors) {
        this.block = block;
        this.bits = bits;
        this.numbers = numbers;
        this.factors = factors;
    }

    /** How many neighbours share a factor in rows of {@code columns} weights. */
    static int block(int columns) {
        return columns >= WIDE && columns % LARGER == 0 ? LARGER : SMALLEST;
    }

    static BlockQuantized of(float[] weights, int columns, int bits) {
        int block = block(columns);
        var made = new BlockQuantized(block, bits, new byte[weights.length * bits / 8],
                new float[weights.length / block]);
        for (int index = 0; index < made.factors.length; index++) {
            made.quantize(weights, index);
        }
        return made;
    }

    /** What a file has. */
    static BlockQuantized stored(byte[] numbers, float[] factors, int block, int bits) {
        return new BlockQuantized(block, bits, numbers, factors);
    }

    private void quantize(float[] weights, int index) {
        int from = index * block;
        float farthest = 0;
        for (int i = from; i < from + block; i++) {
            farthest = Math.abs(weights[i]) > Math.abs(farthest) ? weights[i] : farthest;
        }
        factors[index] = factor(weights, from, farthest);
        for (int i = from; i < from + block; i++) {
            put(i, number(weights[i], factors[index]));
        }
    }

    /** The lowest number reaches one farther than the highest: it is for the weight that is farthest from zero. */
    private float factor(float[] weights, int from, float farthest) {
        float whole = -farthest / (1 << bits - 1);
        float best = whole;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < (bits == 4 ? TRIED.length : 1); i++) {
            double error = error(weights, from, whole * TRIED[i]);
            if (error < least) {
                least = error;
                best = whole * TRIED[i];
            }
        }
        return best;
    }

    private double error(float[] weights, int from, float factor) {
        int middle = 1 << bits - 1;
        float sum = 0;
        for (int i = from; i < from + block; i++) {
            float off = weights[i] - (number(weights[i], factor) - middle) * factor;
            sum += off * off;
        }
        return sum;
    }

    private int number(float weight, float factor) {
        int middle = 1 << bits - 1;
        int rounded = factor == 0 ? 0 : Math.round(weight / factor);
        return Math.min(middle - 1, Math.max(-middle, rounded)) + middle;
    }

    private void put(int index, int number) {
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
    float[] values() {
        float[] values = new float[factors.length * block];
        int middle = 1 << bits - 1;
        for (int i = 0; i < values.length; i++) {
            int number = bits == 8 ? numbers[i] & 0xff : numbers[i >> 1] >> 4 * (i & 1) & 0xf;
            values[i] = (number - middle) * factors[i / block];
        }
        return values;
    }
}
