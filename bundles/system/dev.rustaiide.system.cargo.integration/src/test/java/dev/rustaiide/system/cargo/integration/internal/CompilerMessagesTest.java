package dev.rustaiide.system.cargo.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.FileEdits;
import dev.rustaiide.foundation.types.QuickFix;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.foundation.types.TextEdit;

class CompilerMessagesTest {
    private static final Path ROOT = Path.of("/work/space");
    private static final Path MAIN = ROOT.resolve("src/main.rs");

    private final CompilerMessages messages = new CompilerMessages(ROOT, ROOT.resolve("Cargo.toml"));

    @Test
    void the_primary_span_is_the_place_and_its_label_belongs_to_the_message() {
        Diagnostic diagnostic = read(message("error", "mismatched types", "E0308",
                span(7, 5, 7, 8, true, "expected `i32`, found `&str`", "let x = \\\"a\\\";")
                        + "," + span(7, 1, 7, 4, false, "expected due to this", "let x = \\\"a\\\";"), ""));
        assertEquals(MAIN, diagnostic.location().file());
        assertEquals(Range.of(6, 4, 6, 7), diagnostic.location().range());
        assertEquals("mismatched types: expected `i32`, found `&str`", diagnostic.message());
        assertEquals(Severity.ERROR, diagnostic.severity());
        assertEquals(Optional.of("E0308"), diagnostic.code());
        assertEquals("rustc", diagnostic.source());
        assertEquals("the whole\nstory", diagnostic.explanation());
        assertEquals(List.of("expected due to this"),
                diagnostic.related().stream().map(Diagnostic.Related::message).toList());
    }

    @Test
    void columns_count_characters_there_and_utf_16_here() {
        Diagnostic diagnostic = read(message("warning", "unused", "unused_variables",
                span(1, 3, 1, 5, true, "", "😀😀é😀x"), ""));
        assertEquals(Range.of(0, 4, 0, 7), diagnostic.location().range());
    }

    @Test
    void a_column_behind_the_text_is_taken_as_it_is() {
        Diagnostic diagnostic = read(message("warning", "odd", "", span(3, 90, 3, 95, true, "", "short"), ""));
        assertEquals(Range.of(2, 89, 2, 94), diagnostic.location().range());
    }

    @Test
    void an_end_before_the_start_is_dropped() {
        Diagnostic diagnostic = read(message("warning", "odd", "", span(3, 9, 2, 1, true, "", "0123456789"), ""));
        assertEquals(Range.of(2, 8, 2, 8), diagnostic.location().range());
    }

    @Test
    void the_parts_of_a_suggestion_make_one_fix() {
        String help = child("help", "add parentheses", suggestion(2, 1, 2, 1, "(", "MachineApplicable") + ","
                + suggestion(2, 4, 2, 4, ")", "MachineApplicable"));
        Diagnostic diagnostic = read(message("error", "x", "", span(2, 1, 2, 4, true, "", "abcd"), help));
        assertEquals(List.of(new QuickFix("Add parentheses", List.of(new FileEdits(MAIN, List.of(
                new TextEdit(Range.of(1, 0, 1, 0), "("), new TextEdit(Range.of(1, 3, 1, 3), ")")))), true)),
                diagnostic.fixes());
    }

    @Test
    void alternatives_for_one_place_are_fixes_of_their_own() {
        String help = child("help", "consider importing one of these:",
                suggestion(1, 1, 1, 1, "use a::Map;\\n", "MaybeIncorrect") + ","
                        + suggestion(1, 1, 1, 1, "use b::Map;\\n", "MaybeIncorrect"));
        Diagnostic diagnostic = read(message("error", "x", "", span(2, 1, 2, 4, true, "", "abcd"), help));
        assertEquals(List.of("Consider importing one of these: use a::Map;",
                "Consider importing one of these: use b::Map;"),
                diagnostic.fixes().stream().map(QuickFix::title).toList());
        assertFalse(diagnostic.fixes().getFirst().safe());
    }

    @Test
    void a_macro_is_shown_where_it_is_called() {
        String call = span(9, 5, 9, 20, false, "", "    call_it!(1 + y);");
        String inner = span(2, 1, 2, 2, true, "no such value", "y").replace("\"src/main.rs\"",
                "\"/rustc/abc/library/core/src/macros.rs\"").replace("\"expansion\":null",
                        "\"expansion\":{\"span\":" + call + ",\"macro_decl_name\":\"call_it!\"}");
        Diagnostic diagnostic = read(message("error", "x", "", inner, ""));
        assertEquals(MAIN, diagnostic.location().file());
        assertEquals(Range.of(8, 4, 8, 19), diagnostic.location().range());
    }

    @Test
    void what_has_no_place_goes_to_the_package() {
        Diagnostic diagnostic = read(message("error", "linking with `cc` failed: exit status: 1", "", "", ""));
        assertEquals(ROOT.resolve("member/Cargo.toml"), diagnostic.location().file());
    }

    @Test
    void lints_of_clippy_name_clippy() {
        Diagnostic diagnostic = read(message("warning", "unneeded `return`", "clippy::needless_return",
                span(1, 1, 1, 2, true, "", "r"), child("note", "on by default", "")));
        assertEquals("clippy", diagnostic.source());
        assertEquals(List.of(), diagnostic.fixes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello from a build script", "{", "{\"reason\":", "{}", "[1,2]", "{\"reason\":7}",
        "{\"reason\":\"build-finished\",\"success\":true}", "{\"hello\":\"a build script prints JSON\"}"})
    void lines_that_are_no_messages_are_passed_over(String line) {
        var heard = new ArrayList<Diagnostic>();
        new CargoOutput(ROOT, heard::add).take(new Line(line, false, true));
        assertEquals(List.of(), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aborting due to 2 previous errors", "aborting due to 1 previous error; 1 warning emitted",
        "1 warning emitted", "12 warnings emitted"})
    void the_compiler_counting_its_own_messages_is_no_problem(String text) {
        assertEquals(Optional.empty(), messages.read(json(message("error", text, "", "", ""))));
    }

    @Test
    void a_message_that_lacks_everything_is_still_told() {
        Optional<Diagnostic> diagnostic = messages.read(json("{\"message\":{}}"));
        assertTrue(diagnostic.isPresent());
        assertEquals(ROOT.resolve("Cargo.toml"), diagnostic.get().location().file());
    }

    private Diagnostic read(String line) {
        return messages.read(json(line)).orElseThrow();
    }

    private static Json json(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException odd) {
            throw new AssertionError(odd);
        }
    }

    private static String message(String level, String text, String code, String spans, String children) {
        String codeJson = code.isEmpty() ? "null" : "{\"code\":\"" + code + "\",\"explanation\":null}";
        return "{\"reason\":\"compiler-message\",\"manifest_path\":\"/work/space/member/Cargo.toml\",\"message\":{"
                + "\"rendered\":\"the whole\\nstory\",\"level\":\"" + level + "\",\"message\":\"" + text
                + "\",\"code\":" + codeJson + ",\"spans\":[" + spans + "],\"children\":[" + children + "]}}";
    }

    private static String child(String level, String text, String spans) {
        return "{\"level\":\"" + level + "\",\"message\":\"" + text + "\",\"code\":null,\"spans\":[" + spans
                + "],\"children\":[]}";
    }

    private static String suggestion(int line, int column, int endLine, int endColumn, String text, String how) {
        return span(line, column, endLine, endColumn, true, "", "abcd").replace("\"suggested_replacement\":null",
                "\"suggested_replacement\":\"" + text.replace("\\", "\\\\").replace("\\\\n", "\\n")
                        + "\",\"suggestion_applicability\":\"" + how + "\"");
    }

    private static String span(int line, int column, int endLine, int endColumn, boolean primary, String label,
            String text) {
        return "{\"file_name\":\"src/main.rs\",\"line_start\":" + line + ",\"column_start\":" + column
                + ",\"line_end\":" + endLine + ",\"column_end\":" + endColumn + ",\"is_primary\":" + primary
                + ",\"label\":" + (label.isEmpty() ? "null" : "\"" + label + "\"") + ",\"text\":[{\"text\":\"" + text
                + "\",\"highlight_start\":1,\"highlight_end\":2}],\"suggested_replacement\":null,\"expansion\":null}";
    }
}
