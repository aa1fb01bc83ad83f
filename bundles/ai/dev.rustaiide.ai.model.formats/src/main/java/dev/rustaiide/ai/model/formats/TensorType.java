package dev.rustaiide.ai.model.formats;

import java.util.Optional;

/**
 * How GGUF files keep the numbers of a tensor: in blocks of {@link #blockNumbers} that take {@link #blockBytes}.
 * Numbers, sizes and names are those of ggml's {@code ggml_type} as of llama.cpp 0.5.0.
 */
public enum TensorType {
    F32(0, 1, 4), F16(1, 1, 2), Q4_0(2, 32, 18), Q4_1(3, 32, 20), Q5_0(6, 32, 22), Q5_1(7, 32, 24), Q8_0(8, 32, 34),
    Q8_1(9, 32, 36), Q2_K(10, 256, 84), Q3_K(11, 256, 110), Q4_K(12, 256, 144), Q5_K(13, 256, 176),
    Q6_K(14, 256, 210), Q8_K(15, 256, 292), IQ2_XXS(16, 256, 66), IQ2_XS(17, 256, 74), IQ3_XXS(18, 256, 98),
    IQ1_S(19, 256, 50), IQ4_NL(20, 32, 18), IQ3_S(21, 256, 110), IQ2_S(22, 256, 82), IQ4_XS(23, 256, 136), I8(24, 1, 1),
    I16(25, 1, 2), I32(26, 1, 4), I64(27, 1, 8), F64(28, 1, 8), IQ1_M(29, 256, 56), BF16(30, 1, 2), TQ1_0(34, 256, 54),
    TQ2_0(35, 256, 66), MXFP4(39, 32, 17), NVFP4(40, 64, 36), Q1_0(41, 128, 18), Q2_0(42, 64, 18);

    private final int code;
    private final int blockNumbers;
    private final int blockBytes;

    TensorType(int code, int blockNumbers, int blockBytes) {
        this.code = code;
        this.blockNumbers = blockNumbers;
        this.blockBytes = blockBytes;
    }

    /** By which files name it. */
    public int code() {
        return code;
    }

    public int blockNumbers() {
        return blockNumbers;
    }

    public int blockBytes() {
        return blockBytes;
    }

    /** How many bits a number takes, its share of the block's scale included. */
    public double bits() {
        return 8.0 * blockBytes / blockNumbers;
    }

    /** How many bytes {@code numbers} take, which are a whole number of blocks. */
    public long bytes(long numbers) {
        return numbers / blockNumbers * blockBytes;
    }

    public static Optional<TensorType> of(long code) {
        for (TensorType each : values()) {
            if (each.code == code) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
