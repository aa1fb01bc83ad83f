package dev.rustaiide.app.editor.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;

/** How colours survive an edit until the text is parsed again. */
class LineCacheTest {
    private static Highlight run(int start, int end, HighlightKind kind) {
        return new Highlight(start, end, kind);
    }

    /** Characters {@code from} to {@code to} of a line with {@code runs} give way to {@code length} others. */
    private static void check(List<Highlight> runs, int from, int to, int length, List<Highlight> expected) {
        List<Highlight> result = new ArrayList<>();
        LineCache.split(runs, runs, from, to, from + length, true, result, result);
        assertEquals(expected, result);
    }

    @Test
    void what_is_typed_inside_a_run_and_behind_a_name_is_of_it() {
        List<Highlight> line = List.of(run(0, 3, HighlightKind.FUNCTION), run(4, 9, HighlightKind.STRING));
        check(line, 3, 3, 1, List.of(run(0, 4, HighlightKind.FUNCTION), run(5, 10, HighlightKind.STRING)));
        check(line, 6, 6, 2, List.of(run(0, 3, HighlightKind.FUNCTION), run(4, 11, HighlightKind.STRING)));
        check(line, 9, 9, 1, line);
        check(line, 0, 0, 1, List.of(run(1, 4, HighlightKind.FUNCTION), run(5, 10, HighlightKind.STRING)));
    }

    @Test
    void what_is_deleted_takes_its_part_of_each_run() {
        List<Highlight> line = List.of(run(0, 3, HighlightKind.TYPE), run(4, 9, HighlightKind.STRING));
        check(line, 1, 2, 0, List.of(run(0, 2, HighlightKind.TYPE), run(3, 8, HighlightKind.STRING)));
        check(line, 2, 6, 0, List.of(run(0, 2, HighlightKind.TYPE), run(2, 5, HighlightKind.STRING)));
        check(line, 4, 9, 0, List.of(run(0, 3, HighlightKind.TYPE)));
    }

    @Test
    void a_line_that_is_split_leaves_each_part_its_colours() {
        List<Highlight> line = List.of(run(0, 3, HighlightKind.TYPE), run(4, 9, HighlightKind.COMMENT));
        List<Highlight> head = new ArrayList<>();
        List<Highlight> tail = new ArrayList<>();
        LineCache.split(line, line, 6, 6, 0, false, head, tail);
        assertEquals(List.of(run(0, 3, HighlightKind.TYPE), run(4, 6, HighlightKind.COMMENT)), head);
        assertEquals(List.of(run(0, 3, HighlightKind.COMMENT)), tail);
    }
}
