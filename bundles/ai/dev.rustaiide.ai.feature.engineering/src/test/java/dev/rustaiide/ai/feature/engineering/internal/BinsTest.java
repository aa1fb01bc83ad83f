package dev.rustaiide.ai.feature.engineering.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.ai.feature.engineering.FeatureReports.Row;

class BinsTest {
    private static final DeclaredFeature ANY = new DeclaredFeature("any", "of the test", 0, 1, true);

    private static float[] normal(double mean, long seed) {
        var random = new Random(seed);
        float[] values = new float[5000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + random.nextGaussian());
        }
        return values;
    }

    @Test
    void what_moves_drifts_and_what_stays_does_not() {
        assertTrue(Bins.drift(normal(0, 1), normal(0, 2), 10) < 0.02);
        assertTrue(Bins.drift(normal(0, 1), normal(1, 2), 10) > 0.25);
        // Half of all above the median against 90 %: (0.9 − 0.5) ln(0.9 / 0.5) + (0.1 − 0.5) ln(0.1 / 0.5).
        float[] before = new float[1000];
        float[] after = new float[1000];
        for (int i = 0; i < 1000; i++) {
            before[i] = i < 500 ? 0 : 1;
            after[i] = i < 100 ? 0 : 1;
        }
        assertEquals(0.4 * Math.log(1.8) - 0.4 * Math.log(0.2), Bins.drift(before, after, 10), 1e-6);
    }

    @Test
    void separation_is_half_for_noise_and_one_for_who_knows() {
        float[] values = normal(0, 3);
        boolean[] mark = new boolean[values.length];
        boolean[] above = new boolean[values.length];
        var random = new Random(4);
        for (int i = 0; i < mark.length; i++) {
            mark[i] = random.nextBoolean();
            above[i] = values[i] > 0;
        }
        assertEquals(0.5, Bins.separation(values, mark, 32), 0.06);
        assertTrue(Bins.separation(values, above, 32) > 0.98);
        float[] none = new float[values.length];
        assertEquals(0.5, Bins.separation(none, mark, 32), 1e-9);
    }

    @Test
    void variance_lies_between_groups_where_a_value_is_a_groups_own() {
        int[] group = new int[5000];
        float[] own = new float[5000];
        for (int i = 0; i < group.length; i++) {
            group[i] = i % 20;
            own[i] = group[i];
        }
        assertEquals(1, Bins.between(own, group, 20), 1e-9);
        assertTrue(Bins.between(normal(0, 5), group, 20) < 0.02);
    }

    @Test
    void flags_name_what_is_wrong() {
        assertEquals(List.of(), new Row(ANY, 1, 0.05, 0.55, 0.2, 0.9, 0).flags());
        assertEquals(List.of("leak: knows the split", "leak: knows the project", "leak: knows the answer", "drifts",
                "leaves its range"), new Row(ANY, 1, 0.3, 0.9, 0.9, 0.999, 1).flags());
    }
}
