package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for all that programs may write. */
class TerminalLawsTest {
    private static final List<String> PIECES = List.of("word ", "a longer line of text that has to be wrapped", "\r\n",
            "\n", "\r", "\t", "\b", "世界", "e\u0301", "\uD83D\uDE00", "\u200d", "\ufe0f", "\033[", "\033]", "\033P",
            "\033[?", "\007", "\033\\", ";", ":", "1", "2", "38;2;10;20;30m", "m", "H", "A", "B", "C", "D", "J", "K",
            "L", "M", "P", "@", "X", "S", "T", "r", "h", "l", "\033[?1049h", "\033[?1049l", "\033[?47h", "\033[?47l",
            "\033[2;4r", "\033[r", "\033[?6h",
            "\033[?7l", "\033[?7h", "\033[4h", "\033[4l", "\0337", "\0338", "\033D",
            "\033M", "\033E",
            "\033c", "\033(0", "\033(B", "\016", "\017", "\033[3J", "\033[2J", "\033[99999b", "\033#8",
            "\033]8;;http://a.b\033\\", "\033]8;;\033\\", "\033]133;A\007", "\033]133;C\007", "\033]133;D;1\007",
            "世界世界", "\033[3D", "\033[2C", "\033[1K", "\033[X", "\033[3X", "\033[P", "\033[@", "\033[1J",
            "\033[2;4H", "x",
            "\033[?69h", "\033[?69h\033[2;5s", "\033[?69h\033[3;4s", "\033[4;9s", "\033[?69l", "\033[2L", "\033[2M",
            "\033[2S", "\033[T", "\033[?40h\033[?3h", "\033[?3l", "\033[?40l", "\033[?95h", "\033[4;5H世", "\033[1;2H世",
            "\033[5 q", "\033[?1006h", "\033[!p", "\033[44m", "\033[0m", "\u009b", "\u00ad", "\u0600");

    @Provide
    Arbitrary<byte[]> written() {
        Arbitrary<byte[]> sequences = Arbitraries.of(PIECES).list().ofMaxSize(120)
                .map(pieces -> String.join("", pieces).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, sequences), net.jqwik.api.Tuple.of(1, noise));
    }

    @Property(tries = 150)
    void any_bytes_leave_whole_rows(@ForAll("written") byte[] bytes, @ForAll @IntRange(min = 1, max = 20) int columns,
            @ForAll @IntRange(min = 0, max = 6) int rows) {
        VirtualTerminal terminal = VirtualTerminal.of(columns, rows, 20, TerminalListener.NONE);
        for (int at = 0; at < bytes.length; at += 9) {
            terminal.feed(bytes, at, Math.min(bytes.length, at + 9));
            check(terminal);
        }
    }

    @Property(tries = 400)
    void bytes_cut_anywhere_give_the_same_screen(@ForAll("written") byte[] bytes, @ForAll Random random) {
        VirtualTerminal whole = VirtualTerminal.of(17, 5, 50, TerminalListener.NONE);
        VirtualTerminal cut = VirtualTerminal.of(17, 5, 50, TerminalListener.NONE);
        whole.feed(bytes, 0, bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int end = Math.min(bytes.length, at + 1 + random.nextInt(4));
            cut.feed(bytes, at, end);
            at = end;
        }
        assertEquals(Shown.all(whole), Shown.all(cut));
        assertSame(Shown.frame(whole), Shown.frame(cut));
    }

    @Property(tries = 250)
    void resizing_leaves_whole_rows(@ForAll("written") byte[] bytes, @ForAll Random random) {
        VirtualTerminal terminal = VirtualTerminal.of(12, 5, 30, TerminalListener.NONE);
        for (int i = 0; i < 6; i++) {
            int cut = bytes.length * i / 6;
            terminal.feed(bytes, cut, bytes.length * (i + 1) / 6);
            terminal.resize(random.nextInt(30), random.nextInt(9));
            check(terminal);
        }
    }

    @Property(tries = 250)
    void text_survives_another_width_and_back(@ForAll List<@IntRange(min = 0, max = 60) Integer> lengths,
            @ForAll @IntRange(min = 2, max = 70) int columns, @ForAll @IntRange(min = 1, max = 9) int rows,
            @ForAll Random random) {
        VirtualTerminal terminal = Shown.terminal(23, 5);
        for (int length : lengths) {
            Shown.feed(terminal, line(length, random) + "\r\n");
        }
        Shown.feed(terminal, "$ ");
        String before = Shown.all(terminal);
        String screen = terminal.screenText();
        TerminalFrame.Cursor cursor = Shown.frame(terminal).cursor();
        terminal.resize(columns, rows);
        check(terminal);
        assertEquals(before, Shown.all(terminal));
        terminal.resize(23, 5);
        assertEquals(before, Shown.all(terminal));
        assertEquals(screen, terminal.screenText());
        assertEquals(cursor, Shown.frame(terminal).cursor());
    }

    @Property(tries = 120)
    void every_row_that_can_be_scrolled_to_is_a_piece_of_its_line(
            @ForAll List<@IntRange(min = 0, max = 60) Integer> lengths,
            @ForAll @IntRange(min = 2, max = 30) int columns, @ForAll Random random) {
        VirtualTerminal terminal = Shown.terminal(columns, 4);
        for (int length : lengths) {
            Shown.feed(terminal, line(length, random) + "\r\n");
        }
        TerminalFrame frame = new TerminalFrame();
        frame.size(columns, terminal.allRows());
        terminal.read(0, frame);
        for (int row = 0; row < frame.rows(); row++) {
            CellPosition position = frame.position(row, 0);
            assertEquals(row, terminal.rowOf(position), () -> position.toString());
            LineText line = terminal.line(position.line());
            String shown = Shown.row(terminal, row);
            assertTrue(line.text().startsWith(shown, line.indexOf(position.cell())), line + " / " + shown);
        }
    }

    private static String line(int length, Random random) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < length; i++) {
            line.append(switch (random.nextInt(12)) {
                case 0 -> "世";
                case 1 -> "e\u0301";
                default -> Character.toString('a' + random.nextInt(26));
            });
        }
        return line.toString();
    }

    /** The rows of the screen, and all others, are whole: no half of a wide character is alone. */
    private static void check(VirtualTerminal terminal) {
        TerminalFrame frame = new TerminalFrame();
        frame.size(terminal.columns(), terminal.allRows());
        terminal.read(0, frame);
        for (int row = 0; row < frame.rows(); row++) {
            for (int x = 0; x < frame.columns(); x++) {
                boolean tail = frame.code(row, x) == TerminalFrame.TAIL;
                assertTrue(!tail || x > 0 && frame.code(row, x - 1) > 0x7F, "a half at " + row + "," + x);
                boolean wide = frame.code(row, x) == '世';
                assertTrue(!wide || frame.code(row, x + 1) == TerminalFrame.TAIL, "a head at " + row + "," + x);
            }
        }
        TerminalFrame.Cursor cursor = frame.cursor();
        assertTrue(cursor.row() < frame.rows() && cursor.column() >= 0 && cursor.column() < frame.columns());
        for (long line = terminal.firstLine(); line < terminal.endLine(); line++) {
            LineText text = terminal.line(line);
            for (int i = 0; i < text.text().length(); i++) {
                assertTrue(text.indexOf(text.cellOf(i)) <= i);
            }
        }
    }

    private static void assertSame(TerminalFrame one, TerminalFrame other) {
        for (int row = 0; row < one.rows(); row++) {
            for (int x = 0; x < one.columns(); x++) {
                assertEquals(one.text(row, x), other.text(row, x));
                assertEquals(one.style(row, x), other.style(row, x));
                assertEquals(one.link(row, x), other.link(row, x));
            }
            assertEquals(one.position(row, 0), other.position(row, 0));
            assertEquals(one.exit(row), other.exit(row));
        }
        assertEquals(one.cursor(), other.cursor());
    }
}
