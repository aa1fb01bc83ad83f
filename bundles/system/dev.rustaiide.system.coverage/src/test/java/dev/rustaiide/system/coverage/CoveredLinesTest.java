package dev.rustaiide.system.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;

class CoveredLinesTest {
    /** Lines 1 to 9 by counter 0, of which 3 to 5 by counter 1 and 6 to 8 by the difference; line 9 ends the first. */
    private static final byte[] BRANCH = new Written().numbers(1, 1, 1, 1, 5, 3, 1, 1, 1, 8, 2, 5, 2, 9, 2, 2, 2, 3, 9,
            2, 9).done();
    private static final byte[] FILES = Written.files(false, "/w", "src/a.rs");
    private static final Path FILE = Path.of("/w/src/a.rs");

    @TempDir
    Path folder;
    private final Profile profile = new Profile();
    private final CoveredLines lines = new CoveredLines(profile, file -> true);

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "some", ""), content);
    }

    private boolean count(byte[] content) throws Exception {
        return profile.add(file(content));
    }

    private boolean program(byte[] content) throws Exception {
        return lines.add(file(content));
    }

    private Map<Integer, Long> counts() {
        return lines.counts().getOrDefault(FILE, new TreeMap<>());
    }

    private static byte[] map(long... numbers) {
        return new Written().numbers(numbers).done();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10})
    void profiles_of_all_known_forms_are_added_up(int version) throws Exception {
        assertTrue(count(Written.profile(version, new long[] {7, 3}, new long[] {1, 1, 1})));
        assertTrue(count(Written.profile(version, new long[] {2, 2})));
        assertTrue(program(Written.program(7, FILES, BRANCH)));
        assertEquals(Map.of(0, 9L, 1, 9L, 2, 9L, 3, 5L, 4, 5L, 5, 9L, 6, 4L, 7, 4L, 8, 9L), counts());
    }

    @ParameterizedTest
    @CsvSource({"6, false", "6, true", "7, true"})
    void names_of_files_may_be_packed_and_are_relative_to_the_compilers_folder(int version, boolean packed)
            throws Exception {
        assertTrue(program(Written.program(version, Written.files(packed, "/w", "src/../src/a.rs"), BRANCH)));
        assertEquals(FILE, lines.counts().firstKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void older_maps_name_no_folder(int version) throws Exception {
        assertTrue(program(Written.program(version, Written.files(true, "/x/b.rs", "/w/src/a.rs"), BRANCH)));
        assertEquals(FILE, lines.counts().firstKey());
    }

    @Test
    void a_function_that_never_ran_has_lines_that_did_not_run() throws Exception {
        program(Written.program(7, FILES, BRANCH));
        assertEquals(9, counts().size());
        assertEquals(Set.of(0L), Set.copyOf(counts().values()));
    }

    @Test
    void one_function_in_two_programs_counts_once_and_two_instances_of_it_together() throws Exception {
        count(Written.profile(10, new long[] {7, 3}, new long[] {1, 1}));
        program(Written.program(7, FILES, BRANCH, BRANCH));
        program(Written.program(7, FILES, BRANCH, BRANCH));
        assertEquals(8, counts().get(0));
    }

    @Test
    void a_function_that_was_compiled_from_another_text_tells_of_nothing() throws Exception {
        count(Written.profile(10, new long[] {7, 3}));
        assertTrue(program(Written.program(7, FILES, Written.HASH + 1, BRANCH)));
        assertEquals(Map.of(), counts());
    }

    @Test
    void a_map_with_counters_that_its_function_does_not_have_tells_of_nothing() throws Exception {
        count(Written.profile(10, new long[] {7}));
        program(Written.program(7, FILES, BRANCH));
        assertEquals(Map.of(), counts());
    }

    @Test
    void threads_that_lose_counts_make_no_line_run_less_than_never() throws Exception {
        count(Written.profile(10, new long[] {1, 3}));
        program(Written.program(7, FILES, BRANCH));
        assertEquals(0, counts().get(6));
    }

    @Test
    void a_macro_counts_as_often_as_the_code_that_it_stands_for() throws Exception {
        count(Written.profile(10, new long[] {2, 6}));
        // File 0: line 1 to 3 by counter 0, a use of file 1 in line 2. File 1: line 20 by counter 1.
        program(Written.program(7, Written.files(false, "/w", "src/a.rs", "src/b.rs"),
                map(2, 1, 2, 0, 2, 1, 1, 1, 2, 9, 12, 1, 1, 0, 20, 1, 5, 20, 1, 0, 20)));
        assertEquals(Map.of(0, 2L, 1, 6L, 2, 2L), counts());
        assertEquals(Map.of(19, 6L), lines.counts().get(Path.of("/w/src/b.rs")));
    }

    @Test
    void conditions_gaps_and_text_that_was_passed_over_are_no_lines_of_their_own() throws Exception {
        count(Written.profile(10, new long[] {2, 6}));
        long gap = 1L << 31;
        program(Written.program(7, FILES, map(1, 1, 0, 7,
                1, 1, 1, 0, 9,
                // A gap to the next line, a condition and its decision with parts, as of version 7.
                5, 0, 9, 1, gap | 3, 32, 5, 1, 1, 1, 0, 5, 40, 0, 2, 0, 1, 0, 5, 48, 5, 1, 1, 0, 0, 0, 1, 0, 5,
                // Text that was passed over, and code behind it that never runs.
                16, 3, 1, 0, 9, 0, 1, 1, 0, 9)));
        assertEquals(Map.of(0, 2L, 1, 6L, 5, 0L), counts());
    }

    @Test
    void sums_may_be_as_deep_as_they_are_many() throws Exception {
        int depth = 200_000;
        var map = new Written().numbers(1, 1, depth, 1, 1);
        for (int i = 1; i < depth; i++) {
            map.numbers((i - 1) << 2 | 3, 1);
        }
        map.numbers(1, (long) (depth - 1) << 2 | 3, 1, 1, 0, 9);
        count(Written.profile(10, new long[] {1}));
        program(Written.program(7, FILES, map.done()));
        assertEquals(Map.of(0, depth + 1L), counts());
    }

    @Test
    void files_that_nobody_wants_are_not_looked_at() throws Exception {
        var few = new CoveredLines(profile, file -> !file.equals(FILE));
        assertTrue(few.add(file(Written.program(7, FILES, BRANCH))));
        assertEquals(Map.of(), few.counts());
    }

    @Test
    void an_empty_profile_and_a_program_without_maps_are_no_faults() throws Exception {
        assertFalse(count(new byte[0]));
        assertFalse(program(Written.elf(List.of(), List.of())));
    }

    private String why(Executable action) {
        var failure = assertThrows(FailureException.class, action).failure();
        assertFalse(failure.nextStep().isEmpty());
        return failure.why();
    }

    @Test
    void what_is_no_profile_or_of_an_unknown_form_is_named() {
        byte[] good = Written.profile(10, new long[] {1});
        assertEquals("It is no raw profile of LLVM.", why(() -> count("something else than it".getBytes())));
        assertEquals("It is in form 11 of LLVM's raw profiles; 8 to 10 are known, which Rust 1.60 to 1.97 write.",
                why(() -> count(Written.profile(11, new long[] {1}))));
        byte[] single = good.clone();
        single[15] = 0x10;
        assertEquals("It counts in another way than -C instrument-coverage does.", why(() -> count(single)));
        byte[] reversed = good.clone();
        for (int i = 0; i < 8; i++) {
            reversed[i] = good[7 - i];
        }
        assertEquals("It comes from a machine with another order of bytes.", why(() -> count(reversed)));
        byte[] elsewhere = good.clone();
        elsewhere[128 + 8 + 16] += 8;
        assertEquals("It has counters that lie elsewhere.", why(() -> count(elsewhere)));
    }

    @Test
    void nothing_is_added_of_a_profile_that_is_cut_short() throws Exception {
        byte[] good = Written.profile(10, new long[] {7, 3}, new long[] {1, 1});
        for (int length = 1; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertEquals("It is cut short.", why(() -> count(cut)));
        }
        program(Written.program(7, FILES, BRANCH));
        assertEquals(0, counts().get(0));
    }

    @Test
    void programs_of_other_systems_and_what_is_no_program_are_named() {
        for (String magic : List.of("MZ\u0090\0", "\u00cf\u00fa\u00ed\u00fe", "\u00ca\u00fe\u00ba\u00be", "\0asm")) {
            byte[] foreign = Arrays.copyOf(magic.getBytes(StandardCharsets.ISO_8859_1), 200);
            assertEquals("It is a program of another system; which lines ran can be told of Linux's (ELF, 64 bits).",
                    why(() -> program(foreign)));
        }
        assertEquals("It is no program.", why(() -> program("#!/bin/sh".repeat(20).getBytes())));
        assertEquals("It is no program.", why(() -> program(new byte[3])));
        assertTrue(why(() -> lines.add(folder.resolve("missing"))).endsWith("does not exist."));
        assertTrue(why(() -> program(Written.program(8, FILES, BRANCH))).contains("form 8; 4 to 7 are known"));
    }

    @Test
    void damaged_maps_are_named_and_promise_nothing() {
        for (byte[] map : new byte[][] {
            map(1, 2, 0, 0), map(1, 1, 1, 3, 1, 1, 3, 1, 1, 0, 9), map(1, 1, 0, 1, 1, 5, 9, 0, 1),
            map(1, 1, 0, 1, 1, 2_000_000, 1, 0, 1), map(1, 1, 0, 1, 1, 1, 1, 2_000_000, 1), map(9, 1),
            map(1, 1, 0xffff_ffffL), map(1, 1, 0, 1, 24, 1, 1, 0, 9), map(1, 1, 0, 1, 20, 1, 1, 0, 9),
            map(1, 1, 0, 2, 4, 1, 1, 0, 9, 1, 1, 1, 0, 9), map(1L << 33)}) {
            var fresh = new CoveredLines(profile, file -> true);
            why(() -> {
                count(Written.profile(10, new long[] {1}));
                fresh.add(file(Written.program(7, FILES, map)));
            });
        }
        byte[] bomb = new Written().numbers(1, 1L << 31, 3).u8(1, 2, 3).done();
        assertEquals("It promises more than it has.", why(() -> program(Written.program(7, bomb))));
    }
}
