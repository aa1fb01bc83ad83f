package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

import org.junit.jupiter.api.Test;

class TerminalFuzzTest {
    private static final String SEED = "\033[31mred\033[0m\r\n世界\033[5;3H\033[2Jx\033]0;t\007\033[?1049h\033[10b"
            + "\033[?1049l\033]133;A\007$ \033]133;C\007out\r\n\033]133;D;3\007e\u0301\033[L\033[3M\021\033[1;2r"
            + "\033D\033M\033[99@";

    @Test
    void seeded_noise_and_mutated_sequences_break_nothing() {
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            byte[] data = i % 3 == 0 ? new byte[random.nextInt(400)] : SEED.repeat(2).getBytes(StandardCharsets.UTF_8);
            if (i % 3 == 0) {
                random.nextBytes(data);
            } else {
                for (int change = random.nextInt(20); change > 0; change--) {
                    data[random.nextInt(data.length)] = (byte) random.nextInt(i % 3 == 1 ? 128 : 256);
                }
            }
            assertDoesNotThrow(() -> TerminalFuzz.fuzzerTestOneInput(data));
        }
    }

    @Test
    void a_line_that_never_ends_takes_no_more_room_than_the_limit() {
        VirtualTerminal terminal = Shown.terminal(80, 24);
        byte[] piece = "0123456789".repeat(800).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2000; i++) {
            terminal.feed(piece, 0, piece.length);
        }
        assertTrue(terminal.endLine() - terminal.firstLine() < 1200, "lines: " + terminal.endLine());
        String end = terminal.text(new CellPosition(terminal.endLine() - 3, 0),
                new CellPosition(terminal.endLine(), 0));
        assertEquals(-1, end.stripTrailing().indexOf('\n'), "pieces of one line belong together");
    }

    @Test
    void the_oldest_lines_go_and_the_others_keep_their_numbers() {
        VirtualTerminal terminal = VirtualTerminal.of(20, 3, 500, TerminalListener.NONE);
        for (int i = 0; i < 100_000; i++) {
            Shown.feed(terminal, "line " + i + "\r\n");
        }
        long kept = terminal.endLine() - terminal.firstLine();
        assertTrue(kept >= 500, "kept: " + kept);
        assertEquals("line 99990", terminal.line(99_990).text());
        assertEquals("line 99990", Shown.row(terminal, terminal.rowOf(new CellPosition(99_990, 0))));
        assertEquals("", terminal.line(5).text());
    }

    @Test
    void links_that_programs_declare_are_kept_with_their_cells() {
        VirtualTerminal terminal = Shown.terminal(30, 2,
                "a \033]8;id=1;https://example.org/x\033\\link\033]8;;\033\\ b\r\n\r\n\r\n");
        assertEquals("https://example.org/x", terminal.linkAt(new CellPosition(0, 3)).orElseThrow());
        assertTrue(terminal.linkAt(new CellPosition(0, 0)).isEmpty());
        assertTrue(terminal.linkAt(new CellPosition(0, 7)).isEmpty());
    }

    @Test
    void prompts_keep_their_exit_codes_when_they_have_left_the_screen() {
        VirtualTerminal terminal = Shown.terminal(30, 3);
        for (int i = 0; i < 20; i++) {
            Shown.feed(terminal, "\033]133;A\007$ run\r\n\033]133;C\007" + "out\r\n".repeat(i) + "\033]133;D;" + i
                    + "\007");
        }
        Shown.feed(terminal, "\033]133;A\007$ ");
        long line = terminal.endLine();
        List<OptionalInt> exits = new ArrayList<>();
        while (terminal.prompt(line, -1).isPresent()) {
            line = terminal.prompt(line, -1).getAsLong();
            exits.add(terminal.exit(line));
        }
        assertEquals(21, exits.size());
        assertEquals(OptionalInt.empty(), exits.getFirst());
        assertEquals(OptionalInt.of(19), exits.get(1));
        assertEquals(OptionalInt.of(0), exits.getLast());
        terminal.resize(2, 3);
        assertEquals(OptionalInt.of(0), terminal.exit(line));
    }

    @Test
    void programs_learn_the_colours_of_the_theme() {
        StringBuilder replies = new StringBuilder();
        VirtualTerminal terminal = VirtualTerminal.of(20, 2, 10, new TerminalListener() {
            @Override
            public void reply(byte[] bytes) {
                replies.append(new String(bytes, StandardCharsets.US_ASCII));
            }

            @Override
            public OptionalInt color(int index) {
                return OptionalInt.of(index == 257 ? 0x102030 : 0xFFFFFF);
            }
        });
        Shown.feed(terminal, "\033]11;?\007\033]4;1;?\007\033[6n\033[?2004$p\033[c");
        assertEquals("\033]11;rgb:1010/2020/3030\033\\\033]4;1;rgb:ffff/ffff/ffff\033\\"
                + "\033[1;1R\033[?2004;2$y\033[?62;22c",
                replies.toString());
    }

    @Test
    void titles_have_no_controls_and_an_end() {
        StringBuilder titles = new StringBuilder();
        VirtualTerminal terminal = VirtualTerminal.of(20, 2, 10, new TerminalListener() {
            @Override
            public void reply(byte[] bytes) { }

            @Override
            public void title(String title) {
                titles.append(title);
            }
        });
        Shown.feed(terminal, "\033]2;a\u202eb\u0085" + "c".repeat(5000) + "\007");
        assertEquals("ab" + "c".repeat(198), titles.toString());
    }

    @Test
    void only_the_rows_that_differ_are_told_as_changed() {
        VirtualTerminal terminal = Shown.terminal(10, 4, "a\r\nb\r\nc");
        TerminalFrame frame = Shown.frame(terminal);
        terminal.read(0, frame);
        Shown.feed(terminal, "\033[2;1H\033[31mb\033[0m");
        terminal.read(0, frame);
        List<Integer> changed = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            if (frame.changed(row)) {
                changed.add(row);
            }
        }
        assertEquals(List.of(1), changed);
    }
}
