package dev.rustaiide.app.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class ProblemsTest {
    private final Problems problems = new Problems();

    @Test
    void a_tool_replaces_its_own_findings_and_nobody_elses() {
        problems.replace("cargo check", List.of(at("a.rs", 1, Severity.ERROR), at("b.rs", 1, Severity.ERROR)));
        problems.replace("lint", List.of(at("a.rs", 0, Severity.WARNING)));
        problems.replace("cargo check", List.of(at("a.rs", 2, Severity.ERROR)));
        assertEquals(List.of(Path.of("a.rs")), problems.files());
        assertEquals(List.of(at("a.rs", 0, Severity.WARNING), at("a.rs", 2, Severity.ERROR)),
                problems.in(Path.of("a.rs")));
        assertEquals(1, problems.count(Severity.ERROR));
    }

    @Test
    void what_two_tools_find_at_a_place_is_there_once_as_the_one_tells_it_who_tells_more() {
        Diagnostic brief = found("unused variable: `x`", "", 5);
        Diagnostic whole = found("unused variable: `x`\nhelp: …", "the whole story", 9);
        problems.replace("cargo", List.of(whole));
        problems.update("server", Map.of(Path.of("a.rs"), List.of(brief)));
        assertEquals(List.of(whole), problems.in(Path.of("a.rs")));
        assertEquals(1, problems.count(Severity.WARNING));
        problems.replace("cargo", List.of());
        assertEquals(List.of(brief), problems.in(Path.of("a.rs")));
        problems.update("server", Map.of(Path.of("a.rs"), List.of(brief, found("another", "", 5))));
        assertEquals(2, problems.count(Severity.WARNING));
        problems.update("server", Map.of(Path.of("b.rs"), List.of()));
        assertEquals(2, problems.count(Severity.WARNING));
    }

    private static Diagnostic found(String message, String explanation, int end) {
        return new Diagnostic(new Location(Path.of("a.rs"), Range.of(3, 4, 3, end)), Severity.WARNING, "rustc",
                Optional.empty(), message, explanation, List.of(), List.of());
    }

    @Test
    void listeners_hear_of_changes_until_they_are_closed() {
        int[] heard = {0};
        var registration = problems.onChange(() -> heard[0]++);
        problems.replace("x", List.of());
        registration.close();
        problems.replace("x", List.of());
        assertEquals(1, heard[0]);
    }

    private static Diagnostic at(String file, int line, Severity severity) {
        return Diagnostic.of(new Location(Path.of(file), Range.of(line, 0, line, 1)), severity, "test", "m");
    }
}
