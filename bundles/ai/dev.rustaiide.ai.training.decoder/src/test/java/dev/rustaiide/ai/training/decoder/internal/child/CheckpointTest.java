package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.model.formats.DecoderShape;

class CheckpointTest {
    private static final DecoderShape SHAPE = new DecoderShape(300, 16, 2, 2, 1, 24, 32, 10_000, 1e-5);

    @TempDir
    Path folder;

    private static Weights weights(long steps) {
        Weights weights = new Weights(SHAPE).begin(steps);
        Arrays.fill(weights.means, steps);
        weights.steps = steps;
        weights.tokens = 100 * steps;
        weights.seconds = steps / 8.0;
        return weights;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void cut(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file(name));
        Files.write(file(name), Arrays.copyOf(bytes, bytes.length / 2));
    }

    @Test
    void all_of_it_comes_back() throws IOException {
        Weights weights = weights(7);
        new Checkpoint(folder).write(weights);
        Weights read = new Checkpoint(folder).read().orElseThrow();
        assertEquals(SHAPE, read.shape());
        assertArrayEquals(weights.numbers, read.numbers);
        assertArrayEquals(weights.means, read.means);
        assertArrayEquals(weights.squares, read.squares);
        assertEquals(weights.steps + " " + weights.tokens + " " + weights.seconds, read.steps + " " + read.tokens + " "
                + read.seconds);
    }

    @Test
    void there_is_none_at_first() throws IOException {
        assertTrue(new Checkpoint(folder).read().isEmpty());
    }

    @Test
    void one_that_is_cut_in_half_is_put_aside_for_the_one_before_it() throws IOException {
        var checkpoint = new Checkpoint(folder);
        checkpoint.write(weights(1));
        checkpoint.write(weights(2));
        cut("checkpoint");
        assertEquals(1, checkpoint.read().orElseThrow().steps);
        assertTrue(checkpoint.fellBack());
        assertTrue(Files.exists(file("checkpoint.damaged")));
        checkpoint.write(weights(3));
        assertEquals(3, checkpoint.read().orElseThrow().steps);
        assertFalse(checkpoint.fellBack());
    }

    @Test
    void whoever_has_lost_both_is_told_and_begins_anew_the_next_time() throws IOException {
        var checkpoint = new Checkpoint(folder);
        checkpoint.write(weights(1));
        checkpoint.write(weights(2));
        cut("checkpoint");
        cut("checkpoint.before");
        var lost = assertThrows(IOException.class, checkpoint::read);
        assertTrue(lost.getMessage().contains("ends early"), lost.getMessage());
        assertTrue(checkpoint.read().isEmpty());
    }

    @Test
    void no_flipped_bit_goes_unseen() throws IOException {
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            var checkpoint = new Checkpoint(folder);
            checkpoint.write(weights(1));
            byte[] bytes = Files.readAllBytes(file("checkpoint"));
            Files.deleteIfExists(file("checkpoint.before"));
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file("checkpoint"), bytes);
            assertThrows(IOException.class, checkpoint::read, () -> "byte " + at);
        }
    }

    @Test
    void the_result_has_the_numbers_and_neither_moments_nor_time() throws IOException {
        Weights weights = weights(7);
        byte[] result = weights.result();
        Weights read = Weights.ofResult(result);
        assertArrayEquals(weights.numbers, read.numbers);
        assertEquals(7, read.steps());
        weights.seconds = 99;
        Arrays.fill(weights.squares, 5);
        assertArrayEquals(result, weights.result());
    }
}
