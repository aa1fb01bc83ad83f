package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

class FoundPlaceTest {
    private static String shown(String line, String wanted) {
        int start = line.indexOf(wanted);
        int end = start + wanted.length();
        return new FoundPlace(new Location(Path.of("/a.rs"), Range.of(0, start, 0, end)), line, start, end, List.of(),
                Optional.empty(), "").row().label();
    }

    @Test
    void indentation_is_left_out() {
        assertEquals("let engine = 1;", shown("        let engine = 1;  ", "engine"));
    }

    @Test
    void a_place_far_to_the_right_is_in_sight() {
        String line = "    " + "word ".repeat(40) + "engine.run()";
        String shown = shown(line, "engine");
        assertTrue(shown.startsWith("…") && shown.endsWith("engine.run()") && shown.length() < 40, shown);
    }

    @Test
    void a_place_within_the_indentation_is_kept() {
        assertEquals("    x", shown("    x", "    "));
    }

    @Test
    void a_place_that_is_gone_has_an_empty_row() {
        assertEquals("", shown("", ""));
    }
}
