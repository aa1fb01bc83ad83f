package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.Failure;

class SystemRefusalTest {
    private static String why(String printed) {
        Failure failure = SystemRefusal.in(printed, "Cannot build w.").orElseThrow();
        assertEquals("Cannot build w.", failure.what());
        assertTrue(failure.nextStep().endsWith("."));
        return failure.why();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failed to write to `/w/a.o`: No space (os error 28) | The disk with /w/a.o is full, or your share of it.
            Disk quota exceeded (os error 122) | The disk with something that is needed is full, or your share of it.
            Read-only file system (os error 30) at path "/w/target9" | The disk with /w/target9 can only be read.
            """)
    void the_path_is_told_and_what_the_system_has_against_it(String printed, String why) {
        assertEquals(why, why(printed));
    }

    @Test
    void the_path_may_be_in_a_sentence_before() {
        assertEquals("You have no permission for /w/b/Cargo.toml.", why("""
                error: failed to load manifest for workspace member `/w/b`
                referenced by workspace at `/w/Cargo.toml`

                Caused by:
                  failed to read `/w/b/Cargo.toml`

                Caused by:
                  Permission denied (os error 13)
                """));
    }

    @Test
    void other_words_tell_of_none() {
        assertEquals(Optional.empty(), SystemRefusal.in("error: no such command `x/y` (os error 2)", "x"));
    }
}
