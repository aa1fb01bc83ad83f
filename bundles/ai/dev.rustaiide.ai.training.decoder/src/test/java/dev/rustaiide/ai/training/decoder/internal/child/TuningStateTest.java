package dev.rustaiide.ai.training.decoder.internal.child;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningStateTest {
    @TempDir
    private Path folder;

    private static TuningState state(long step) {
        var state = new TuningState(new float[40_000]);
        Arrays.fill(state.numbers, step);
        Arrays.fill(state.means, step + 0.5f);
        Arrays.fill(state.squares, 7);
        Arrays.fill(state.best, step - 1);
        state.step = step;
        state.tokens = 10 * step;
        state.seconds = 1.5 * step;
        state.before = 3;
        state.least = 2;
        state.worse = 1;
        return state;
    }

    private TuningState read() throws Exception {
        return TuningState.of(folder, new float[40_000]);
    }

    @Test
    void what_was_kept_is_read_again() throws Exception {
        assertEquals(0, read().step);
        state(5).write(folder);
        TuningState read = read();
        assertEquals(5, read.step);
        assertEquals(50, read.tokens);
        assertEquals(7.5, read.seconds);
        assertEquals(2, read.least);
        assertEquals(1, read.worse);
        assertArrayEquals(state(5).numbers, read.numbers);
        assertArrayEquals(state(5).means, read.means);
        assertArrayEquals(state(5).best, read.best);
    }

    @Test
    void one_that_is_cut_or_changed_gives_way_to_the_one_before_and_both_to_the_beginning() throws Exception {
        state(5).write(folder);
        state(6).write(folder);
        Path newest = folder.resolve("state");
        byte[] bytes = Files.readAllBytes(newest);
        for (int length : new int[] {0, 3, bytes.length / 2, bytes.length - 1}) {
            Files.write(newest, Arrays.copyOf(bytes, length));
            assertEquals(5, read().step);
        }
        byte[] changed = bytes.clone();
        changed[bytes.length / 3] ^= 4;
        Files.write(newest, changed);
        assertEquals(5, read().step);
        Files.write(folder.resolve("state.before"), new byte[9]);
        TuningState anew = read();
        assertEquals(0, anew.step);
        assertEquals(0, anew.numbers[0]);
        assertEquals(0, TuningState.of(folder, new float[7]).step, "of another size");
    }
}
