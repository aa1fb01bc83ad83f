package dev.rustaiide.app.explorer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    private static final Set<String> NONE = Set.of();

    @ParameterizedTest
    @ValueSource(strings = {"main.rs", ".gitignore", "a b", "über.rs", "日本.md", "console.rs", "com10", "…", "a..b"})
    void these_are_fine(String name) {
        assertEquals(Optional.empty(), FileName.objection(name, Set.of("other.rs")));
    }

    @ParameterizedTest
    @CsvSource({"'',A name is needed.", "' ',A name is needed.", "..,.. stands for a folder already.",
        "a/b,A name has no slashes. Make the folder first.", "a\\b,A name has no slashes. Make the folder first.",
        "a:b,Some systems do not allow : in a name.", "a.,Some systems do not allow a dot or a space at the end.",
        "nul.txt,The name nul.txt is reserved on Windows.", "COM1,The name COM1 is reserved on Windows."})
    void these_are_refused_with_the_reason(String name, String reason) {
        assertEquals(Optional.of(reason), FileName.objection(name, NONE));
    }

    @Test
    void control_characters_are_refused() {
        assertTrue(FileName.objection("a\nb", NONE).isPresent());
        assertTrue(FileName.objection("a\0b", NONE).isPresent());
    }

    @Test
    void the_length_counts_in_bytes() {
        assertTrue(FileName.objection("a".repeat(255), NONE).isEmpty());
        assertTrue(FileName.objection("a".repeat(256), NONE).isPresent());
        assertTrue(FileName.objection("ä".repeat(128), NONE).isPresent());
    }

    @Test
    void a_name_that_is_taken_says_so() {
        assertEquals(Optional.of("There is lib.rs already."), FileName.objection("lib.rs", Set.of("lib.rs")));
    }
}
