package dev.rustaiide.app.terminal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.ui.components.SpokenText.Reading;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.terminal.TerminalListener;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

class TerminalReadingTest {
    private final VirtualTerminal terminal = VirtualTerminal.of(10, 4, 100, TerminalListener.NONE);
    private final TerminalSelection selection = new TerminalSelection();

    private Reading reading(String written) {
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes, 0, bytes.length);
        var frame = new TerminalFrame();
        frame.size(10, 4);
        terminal.read(terminal.allRows() - 4, frame);
        return TerminalReading.of(frame, selection);
    }

    @Test
    void the_caret_is_where_the_cursor_is_behind_the_blank_of_a_prompt() {
        assertEquals(new Reading("ls\n$ ", 5, 0, 0), reading("ls\r\n$ "));
        assertEquals(new Reading("ls\n$ cd", 6, 0, 0), reading("cd\b"));
    }

    @Test
    void a_wrapped_line_is_one_and_blank_rows_at_the_end_are_none() {
        assertEquals(new Reading("0123456789abc", 13, 0, 0), reading("0123456789abc"));
    }

    @Test
    void wide_characters_are_one_and_the_caret_is_behind_them() {
        assertEquals(new Reading("漢字x", 2, 0, 0), reading("漢字x\b"));
    }

    @Test
    void a_cursor_above_what_is_written_does_not_cut_it() {
        assertEquals(new Reading("one\ntwo", 0, 0, 0), reading("one\r\ntwo\033[1;1H"));
    }

    @Test
    void what_is_marked_is_the_selection() {
        reading("first\r\nsecond\r\nthird");
        selection.set(new CellPosition(terminal.firstLine(), 2), new CellPosition(terminal.firstLine() + 1, 3));
        Reading read = reading("");
        assertEquals("rst\nsec", read.text().substring(read.start(), read.end()));
    }

    @Test
    void what_has_scrolled_away_is_not_read_and_a_marked_part_of_it_begins_in_sight() {
        reading("1\r\n2\r\n3\r\n4\r\n5");
        selection.set(new CellPosition(terminal.firstLine(), 0), new CellPosition(terminal.firstLine() + 2, 1));
        Reading read = reading("");
        assertEquals("2\n3\n4\n5", read.text());
        assertEquals("2\n3", read.text().substring(read.start(), read.end()));
    }
}
