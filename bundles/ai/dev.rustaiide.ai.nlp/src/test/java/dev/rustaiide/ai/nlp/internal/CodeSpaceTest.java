package dev.rustaiide.ai.nlp.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CodeSpaceTest {
    private static double length(float[] vector) {
        double square = 0;
        for (float each : vector) {
            square += each * each;
        }
        return Math.sqrt(square);
    }

    @Test
    void a_vector_is_moved_by_the_rows_of_its_dimensions_and_has_length_one_again() {
        var space = new CodeSpace(new float[][] {{0, 2}, {1, 0}}, new float[][] {{1, 0}, {0, 1}});
        assertArrayEquals(new float[] {0.6f, 0.8f}, space.question(new float[] {0.4f, 0.6f}), 1e-6f);
        assertArrayEquals(new float[] {0, 1}, space.passage(new float[] {0, 5}), 1e-6f);
        assertArrayEquals(new float[2], space.passage(new float[2]), "nothing stays nothing");
    }

    @Test
    void the_shipped_one_is_whole() {
        CodeSpace space = CodeSpace.shipped();
        float[] any = new float[384];
        any[7] = 1;
        assertEquals(1, length(space.question(any)), 1e-4);
        assertEquals(1, length(space.passage(any)), 1e-4);
    }
}
