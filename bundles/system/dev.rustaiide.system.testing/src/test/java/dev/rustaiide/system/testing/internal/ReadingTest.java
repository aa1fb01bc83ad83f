package dev.rustaiide.system.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.testing.TestFailure;

class ReadingTest {
    private static final PanicText PANICS = new PanicText(Path.of("/none"), Path.of("/none"));

    @Test
    void both_ends_of_a_text_are_kept() {
        check("abcdef", "abcdef", 3);
        check("abc\n… 1 characters of output left out here …\nefg", "abcdefg", 3);
        var bounded = new BoundedText(2);
        "abcdefghij".chars().forEach(c -> bounded.append(String.valueOf((char) c)));
        assertEquals("ab\n… 6 characters of output left out here …\nij", bounded.toString());
        assertEquals(6, bounded.missing());
    }

    private static void check(String expected, String text, int half) {
        assertEquals(expected, BoundedText.of(text, half));
    }

    @Test
    void values_that_were_compared_are_read_with_their_lines() {
        TestFailure failure = PANICS.read("""
                thread 'x' (12) panicked at src/lib.rs:1:2:
                assertion `left == right` failed: why: this
                  left: Point {
                    x: 1,
                }
                 right: Point {
                    x: 2,
                }
                stack backtrace:
                   0: rust_begin_unwind
                """, "");
        assertEquals(Optional.of(new TestFailure.Comparison("Point {\n    x: 1,\n}", "==", "Point {\n    x: 2,\n}")),
                failure.comparison());
        assertFalse(failure.message().contains("backtrace"));
    }

    @Test
    void without_a_panic_the_last_words_are_why() {
        assertEquals("Error: \"why\"", PANICS.read("printed\nError: \"why\"\n", "").message());
        assertEquals("told", PANICS.read("printed", "told").message());
    }

    @Test
    void a_manifest_tells_which_targets_have_a_main_of_their_own() {
        ManifestHarness manifest = ManifestHarness.of("""
                [package]
                name = "x"
                harness = false
                [lib]
                harness = true
                [[test]]
                name = "own"
                path = 'tests/own.rs'
                harness = false # ours
                [[bench]]
                harness=false
                name="fast"
                [dependencies]
                harness = "1"
                """);
        assertTrue(manifest.isOwn(target(CargoTarget.Kind.TEST, "own")));
        assertTrue(manifest.isOwn(target(CargoTarget.Kind.BENCH, "fast")));
        assertFalse(manifest.isOwn(target(CargoTarget.Kind.TEST, "fast")));
        assertFalse(manifest.isOwn(target(CargoTarget.Kind.LIBRARY, "x")));
    }

    private static CargoTarget target(CargoTarget.Kind kind, String name) {
        return new CargoTarget(name, kind, Path.of("/x.rs"));
    }

    @Test
    void examples_are_found_by_their_fences() {
        String source = """
                //! ```
                //! a();
                //! ```
                /// ```text
                /// no code
                /// ```
                /// ```rust,should_panic
                /// ```
                fn f() {}
                // ``` no documentation
                """;
        assertEquals(List.of(new DocExamples.Found("", 0), new DocExamples.Found("", 6)),
                new DocExamples(source, "", List.of()).find());
        assertEquals("a::b", DocExamples.module(Path.of("/src/lib.rs"), Path.of("/src/a/b.rs")));
        assertEquals("a", DocExamples.module(Path.of("/src/lib.rs"), Path.of("/src/a/mod.rs")));
        assertEquals("src/lib.rs - f (line 3)", DocResults.name("src/lib.rs - f (line 3) - compile fail"));
    }
}
