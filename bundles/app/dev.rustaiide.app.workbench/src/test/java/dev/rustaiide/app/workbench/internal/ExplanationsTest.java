package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class ExplanationsTest {
    private static Diagnostic problem(Optional<String> code, String explanation) {
        return new Diagnostic(new Location(Path.of("/p/main.rs"), Range.at(new Position(0, 0))), Severity.ERROR,
                "rustc", code, "mismatched types", explanation, List.of(), List.of());
    }

    @Test
    void the_tool_speaks_first_and_the_long_story_follows() {
        assertEquals("# E0308\n\nmismatched types\n\n```text\nexpected i32\n```\n\nExpected type did not match.",
                Explanations.markdown(problem(Optional.of("E0308"), "expected i32\n"),
                        "Expected type did not match."));
    }

    @Test
    void without_a_code_the_tool_gives_the_title() {
        assertEquals("# rustc\n\nmismatched types\n", Explanations.markdown(problem(Optional.empty(), ""), ""));
    }

    @Test
    void back_ticks_of_the_tool_do_not_end_its_block() {
        assertTrue(Explanations.markdown(problem(Optional.empty(), "a\n```\nb"), "").contains("\n````text\na\n```\nb"));
    }

    @Test
    void there_is_nothing_to_explain_about_a_mere_message() {
        assertFalse(Explanations.canExplain(problem(Optional.empty(), "")));
        assertTrue(Explanations.canExplain(problem(Optional.of("E0308"), "")));
        assertTrue(Explanations.canExplain(problem(Optional.empty(), "story")));
    }
}
