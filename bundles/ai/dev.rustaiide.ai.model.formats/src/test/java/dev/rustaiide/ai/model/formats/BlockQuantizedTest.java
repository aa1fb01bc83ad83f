package dev.rustaiide.ai.model.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockQuantizedTest {
    /** The root of the mean square error, as a part of the weights' own. */
    private static double error(float[] weights, float[] read) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < weights.length; i++) {
            off += (weights[i] - read[i]) * (double) (weights[i] - read[i]);
            all += weights[i] * (double) weights[i];
        }
        return Math.sqrt(off / all);
    }

    @ParameterizedTest
    @CsvSource({"256, 4, 0.085", "1024, 4, 0.095", "256, 8, 0.006", "1024, 8, 0.006"})
    void is_near_what_it_was(int columns, int bits, double most) {
        float[] weights = new float[columns * 8];
        var random = new Random(1);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        double error = error(weights, BlockQuantized.of(weights, columns, bits).values());

        assertTrue(error < most && error > most / 3, "error " + error);
    }

    @Test
    void zeros_stay_zeros_and_the_farthest_is_there() {
        float[] weights = new float[64];
        weights[40] = -3;
        assertArrayEquals(weights, BlockQuantized.of(weights, 64, 8).values(), 1e-6f);
        weights[40] = 3;
        assertArrayEquals(weights, BlockQuantized.of(weights, 64, 4).values(), 0.2f);
    }

    @Test
    void wide_rows_have_larger_blocks() {
        assertEquals(32, BlockQuantized.block(256));
        assertEquals(64, BlockQuantized.block(768));
        assertEquals(32, BlockQuantized.block(544));
    }
}
