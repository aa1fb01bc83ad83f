package dev.rustaiide.system.coverage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

class DamageTest {
    private static final byte[] MAP = new Written().numbers(1, 1, 1, 1, 5, 2, 1, 1, 1, 8, 2, 2, 2, 9, 2, 2).done();
    private static final byte[] PROFILE = Written.profile(10, new long[] {7, 3});
    private static final byte[] PROGRAM = Written.program(7, Written.files(true, "/w", "src/a.rs"), MAP);

    @Test
    void what_is_whole_can_be_read() {
        assertTrue(CoverageFuzz.read(PROFILE, PROGRAM));
    }

    @Property(tries = 300)
    void a_wrong_byte_anywhere_ends_in_lines_or_in_a_failure_that_says_why(@ForAll @IntRange(max = 100_000) int place,
            @ForAll byte value) {
        CoverageFuzz.read(changed(PROFILE, place, value), PROGRAM);
        CoverageFuzz.read(PROFILE, changed(PROGRAM, place, value));
    }

    private static byte[] changed(byte[] content, int place, byte value) {
        byte[] changed = content.clone();
        changed[place % changed.length] = value;
        return changed;
    }

    @Property(tries = 300)
    void any_bytes_end_in_lines_or_in_a_failure_that_says_why(@ForAll byte[] data) {
        CoverageFuzz.fuzzerTestOneInput(data);
    }

    @Test
    void a_program_that_is_cut_short_is_never_taken_for_a_whole_one() {
        for (int length = 0; length < PROGRAM.length; length++) {
            byte[] cut = Arrays.copyOf(PROGRAM, length);
            assertFalse(CoverageFuzz.read(PROFILE, cut), () -> "at " + cut.length);
        }
    }
}
