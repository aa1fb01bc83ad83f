package dev.rustaiide.app.git.internal.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.editor.LineVersions.Bar;
import dev.rustaiide.app.editor.LineVersions.Kind;
import dev.rustaiide.app.git.internal.ruler.ChangedLines.Change;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.FileVersions;

class ChangedLinesTest {
    private static ChangedLines of(String head, String index, String text) {
        return ChangedLines.of(new FileVersions("a.rs", Text.of(head), Text.of(index), Text.of(text), false),
                Text.of(text));
    }

    @Test
    void added_changed_and_removed_lines_have_bars_where_they_are() {
        ChangedLines lines = of("a\nb\nc\nd\n", "a\nb\nc\nd\n", "new\na\nB\nc\n");
        assertEquals(List.of(new Bar(0, 1, Kind.ADDED, false), new Bar(2, 3, Kind.CHANGED, false),
                new Bar(4, 4, Kind.REMOVED, false)), lines.bars());
    }

    @Test
    void what_is_staged_is_hollow_and_moves_with_what_is_not() {
        ChangedLines lines = of("a\nb\nc\n", "a\nB\nc\n", "new\na\nB\nc\n");
        assertEquals(List.of(new Bar(0, 1, Kind.ADDED, false), new Bar(1 + 1, 3, Kind.CHANGED, true)), lines.bars());
    }

    @Test
    void a_staged_line_that_was_changed_again_is_open() {
        ChangedLines lines = of("a\nb\nc\n", "a\nB\nc\n", "a\nBB\nc\n");
        assertEquals(List.of(new Bar(1, 2, Kind.CHANGED, false)), lines.bars());
        assertEquals("B\n", lines.old(lines.changes().getFirst()));
    }

    @Test
    void carriage_returns_that_git_takes_out_make_no_difference() {
        var versions = new FileVersions("a", Text.of("a\nb\n"), Text.of("a\nb\n"), Text.of("a\nb\n"), false);
        assertTrue(ChangedLines.of(versions, Text.of("a\r\nb\r\n")).changes().isEmpty());
        ChangedLines changed = ChangedLines.of(versions, Text.of("a\r\nx\r\n"));
        assertEquals(List.of(new Bar(1, 2, Kind.CHANGED, false)), changed.bars());
        Text reverted = Text.of("a\r\nx\r\n").apply(List.of(changed.reverting(changed.changes().getFirst(), "\r\n")));
        assertEquals("a\r\nb\r\n", reverted.toString());
    }

    @Test
    void carriage_returns_that_git_keeps_are_a_change() {
        assertFalse(of("a\n", "a\n", "a\r\n").changes().isEmpty());
    }

    @Test
    void files_that_git_does_not_know_and_those_that_are_no_text_have_no_bars() {
        assertTrue(of("", "", "a\n").changes().isEmpty());
        assertTrue(ChangedLines.of(new FileVersions("a", Text.EMPTY, Text.EMPTY, Text.EMPTY, true), Text.of("a\n"))
                .changes().isEmpty());
    }

    @Test
    void next_and_previous_go_round() {
        ChangedLines lines = of("a\nb\nc\nd\ne\n", "a\nb\nc\nd\ne\n", "a\nB\nc\nD\ne\n");
        assertEquals(3, lines.after(1).orElseThrow().bar().first());
        assertEquals(1, lines.after(3).orElseThrow().bar().first());
        assertEquals(3, lines.before(1).orElseThrow().bar().first());
    }

    @Test
    void a_file_of_a_hundred_thousand_lines_is_compared_in_no_time_that_is_felt() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            all.append("let value").append(i % 5000).append(" = compute(").append(i).append(");\n");
        }
        String text = all.toString();
        ChangedLines lines = of(text, text, text.replace("compute(77777)", "other()"));
        assertEquals(List.of(new Bar(77_777, 77_778, Kind.CHANGED, false)), lines.bars());
    }

    private static String text(List<Integer> lines, boolean isEnded) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append("line ").append(lines.get(i)).append(i < lines.size() - 1 || isEnded ? "\n" : "");
        }
        return text.toString();
    }

    /** Reverting what is open, from below, makes the text that is staged; bars never overlap among their like. */
    @Property(tries = 400)
    void reverting_every_open_change_gives_what_is_staged(@ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> head,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 4) Integer> index,
            @ForAll @Size(max = 12) List<@IntRange(max = 4) Integer> text) {
        ChangedLines lines = of(text(head, true), text(index, true), text(text, true));
        List<Change> open = lines.changes().stream().filter(change -> !change.isStaged()).toList();
        Text now = lines.text();
        for (Change change : open.reversed()) {
            now = now.apply(List.of(lines.reverting(change, "\n")));
        }
        assertEquals(text(index, true), now.toString());
        List<Integer> covered = new ArrayList<>();
        for (Change change : lines.changes()) {
            for (int line = change.bar().first(); line < change.bar().end(); line++) {
                assertFalse(covered.contains(line), () -> "two bars at one line: " + lines.bars());
                covered.add(line);
            }
        }
    }
}
