package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

class MatrixProductsTest {
    private static final int TRIES = 3;
    /** Beyond what another process on the same core does to the fastest of three. */
    private static final double PLAIN = 8;

    @Test
    void a_processor_that_is_slow_with_short_numbers_learns_in_whole_ones() {
        MatrixProducts whole = MatrixProducts.measured(ScalarType.Float, TRIES);
        MatrixProducts half = MatrixProducts.measured(ScalarType.BFloat16, TRIES);

        MatrixProducts best = MatrixProducts.best();

        assertTrue(best.gigaflops() > Math.max(whole.gigaflops(), half.gigaflops()) / PLAIN, best::toString);
        if (whole.gigaflops() > PLAIN * half.gigaflops()) {
            assertEquals(ScalarType.Float, best.type());
        }
    }
}
