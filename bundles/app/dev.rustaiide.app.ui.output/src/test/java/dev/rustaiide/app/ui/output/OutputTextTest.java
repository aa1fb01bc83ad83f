package dev.rustaiide.app.ui.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.types.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTextTest {
    private static final char ESC = 27;

    @Test
    void lines_may_come_in_pieces() {
        OutputText text = read("one\ntw", "o\nthr");
        assertEquals("one\ntwo\nthr\n", text.text(0, 99));
    }

    @Test
    void windows_line_ends_are_line_ends() {
        assertEquals("one\ntwo\n", read("one\r\ntwo\r\n").text(0, 99));
    }

    @Test
    void a_carriage_return_starts_the_line_over() {
        assertEquals("done\n", read("10 %\r 50 %\rdone\n").text(0, 99));
    }

    @Test
    void colours_become_tokens_even_when_a_sequence_is_cut() {
        OutputText text = read(ESC + "[1;3", "1merror" + ESC + "[0m: no");
        assertEquals("error: no", text.line(0).text());
        OutputLine.Run run = text.line(0).runs().getFirst();
        assertEquals(List.of(0, 5), List.of(run.start(), run.end()));
        assertEquals(Token.ERROR, run.style().color());
        assertTrue(run.style().strong());
        assertEquals(1, text.line(0).runs().size());
    }

    @ParameterizedTest
    @CsvSource({"38;5;9, ERROR", "38;5;196, ERROR", "38;2;0;200;20, SUCCESS", "94, SYNTAX_FUNCTION", "38;5;250, TEXT",
            "38;2;9;9;9, MUTED"})
    void every_kind_of_colour_has_a_token(String codes, Token token) {
        assertEquals(token, read(ESC + "[" + codes + "mx").line(0).runs().getFirst().style().color());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[K", "[2J", "[?25l", "]0;title\u0007", "]8;;x\u001b\\", "[999999999999m", "[m", "[;;m",
            "[38;5m", "=", "[38m", "[48;2;1m"})
    void other_sequences_leave_no_trace(String sequence) {
        assertEquals("ab", read("a" + ESC + sequence + "b").line(0).text());
    }

    @Test
    void the_oldest_lines_go_when_there_are_too_many() {
        OutputText text = new OutputText(1000, 1 << 30);
        for (int i = 0; i < 5000; i++) {
            text.append(i + "\n");
        }
        assertEquals(1000, text.size());
        assertEquals("4000", text.line(0).text());
        assertEquals("4999", text.line(999).text());
        assertEquals(4000, text.dropped());
    }

    @Test
    void long_lines_count_by_their_length() {
        OutputText text = new OutputText(1000, 100_000);
        for (int i = 0; i < 100; i++) {
            text.append("x".repeat(9_920) + "\n");
        }
        assertEquals(10, text.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"  --> src/main.rs:4:9 | src/main.rs | 3 | 8",
            "thread 'main' panicked at crates/a-b/src/lib.rs:12:5: | crates/a-b/src/lib.rs | 11 | 4",
            "C:\\work\\a.rs:7 is odd | C:\\work\\a.rs | 6 | 0",
            "File \"/tmp/x y.py\", line 3 | /tmp/x y.py | 2 | 0", "at a.rs:0:0 | a.rs | 0 | 0"})
    void places_are_links(String line, String path, int row, int column) {
        var found = OutputLinks.in(line);
        assertEquals(List.of(new OutputLink(path, new Position(row, column))),
                found.stream().map(OutputLinks.Found::link).toList());
    }

    @ParameterizedTest
    @CsvSource({"12:30:45 started", "finished in 1.5s: ok", "a::b::c", "std::io", "127.0.0.1:8080", "no.where:x"})
    void what_is_no_place_is_no_link(String line) {
        assertEquals(List.of(), OutputLinks.in(line));
    }

    @Test
    void a_selection_reads_the_same_from_either_end() {
        OutputText text = read("one\ntwo\nthree\n");
        OutputSelection forward = new OutputSelection();
        forward.start(0, 1);
        forward.extend(2, 2);
        OutputSelection back = new OutputSelection();
        back.start(2, 2);
        back.extend(0, 1);
        assertEquals("ne\ntwo\nth", forward.text(text));
        assertEquals("ne\ntwo\nth", back.text(text));
    }

    @Test
    void a_hundred_thousand_lines_are_read_in_two_seconds() {
        OutputText text = new OutputText(1_000_000, 64L << 20);
        String line = ESC + "[32m   Compiling" + ESC + "[0m serde v1.0.200\n";
        long start = System.nanoTime();
        text.append(line.repeat(100_000));
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
        assertEquals(100_000, text.size());
    }

    private static OutputText read(String... pieces) {
        OutputText text = new OutputText(1000, 1 << 20);
        for (String piece : pieces) {
            text.append(piece);
        }
        return text;
    }
}
