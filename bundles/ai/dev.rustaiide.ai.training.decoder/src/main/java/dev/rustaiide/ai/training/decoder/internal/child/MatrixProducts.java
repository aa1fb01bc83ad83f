package dev.rustaiide.ai.training.decoder.internal.child;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How fast this processor multiplies matrices, on one thread. With AVX512-BF16 or AMX it multiplies numbers of 16 bits
 * (bfloat16) about twice as fast as those of 32, with AVX2 alone tens of times slower: so it is tried, not asked for.
 *
 * @param type of the numbers
 * @param gigaflops 10^9 multiplications and additions a second
 */
record MatrixProducts(ScalarType type, double gigaflops) {
    private static final int SIZE = 512;
    private static final int TRIES = 5;
    /** Short numbers are coarse: what they bring must be well beyond what measuring gets wrong. */
    private static final double WORTH = 1.3;

    /** The type to learn in. */
    static MatrixProducts best() {
        MatrixProducts whole = measured(ScalarType.Float, TRIES);
        // Where they are slow, one product tells.
        MatrixProducts once = measured(ScalarType.BFloat16, 1);
        if (once.gigaflops < whole.gigaflops / 2) {
            return whole;
        }
        MatrixProducts half = measured(ScalarType.BFloat16, TRIES);
        return half.gigaflops > WORTH * whole.gigaflops ? half : whole;
    }

    /** The fastest of {@code tries}: whatever else runs makes it only slower. */
    static MatrixProducts measured(ScalarType type, int tries) {
        try (var scope = new PointerScope(); var guard = new NoGradGuard()) {
            Tensor one = torch.empty(new long[] {SIZE, SIZE}, new TensorOptions(type), null).fill_(new Scalar(1));
            long shortest = Long.MAX_VALUE;
            one.matmul(one);
            for (int i = 0; i < tries; i++) {
                long begun = System.nanoTime();
                one.matmul(one);
                shortest = Math.min(shortest, System.nanoTime() - begun);
            }
            return new MatrixProducts(type, 2.0 * SIZE * SIZE * SIZE / shortest);
        }
    }
}
