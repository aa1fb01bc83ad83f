package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The screens of xterm itself, which prints them when it is asked to. What is compared is what DEC's terminals do;
 * left out are rectangles, which this terminal does not have. With a display:
 * {@code xvfb-run -a releng/quick foundation.terminal}.
 */
class XtermTest {
    private static final int COLUMNS = 40;
    private static final int ROWS = 10;
    private static final int SCREENS = 40;
    private static final List<String> PIECES = List.of("word ", "a longer text that wraps at the edge ", "x", "\r\n",
            "\n", "\r", "\t", "\b\b", "\033[%dA", "\033[%dB", "\033[%dC", "\033[%dD", "\033[%dE", "\033[%dF",
            "\033[%dG", "\033[%dd", "\033[%d`", "\033[%d;%dH", "\033[J", "\033[1J", "\033[2J", "\033[K", "\033[1K",
            "\033[2K", "\033[%dX", "\033[%d@", "\033[%dP", "\033[%dL", "\033[%dM", "\033[%dS", "\033[%dT", "\033D",
            "\033M", "\033E", "\033[2;7r", "\033[4;9r", "\033[r", "\033[?6h", "\033[?6l", "\033[?7h", "\033[?7l",
            "\033[4h", "\033[4l", "\033[20h", "\033[20l", "\033H", "\033[g", "\033[3g", "\033[%dI", "\033[%dZ",
            "\0337", "\0338", "=\033[%db", "\033[%db", "\033(0lqk", "\033(B", "\033[!p", "\033#8");

    /** With them, margins at the sides are in force most of the time. */
    private static final List<String> MARGINS = List.of("\033[?69h", "\033[?69h\033[5;20s", "\033[?69h\033[12;38s",
            "\033[?69h\033[%d;%ds", "\033[?69h\033[7;30s\033[3;8r", "\033[?69h\033[3;9s\033[?6h", "\033[s",
            "\033[%d;3%dH", "\033[?69l", "\033[%da", "\033[%de");
    /** Columns that a program chooses, and what goes with them. */
    private static final List<String> WIDTHS = List.of("\033[?40h\033[?3h", "\033[?40h\033[?3l", "\033[?3h",
            "\033[?95h", "\033[?95l", "\033[?40l", "\033[%d;%d5H",
            "text up to an edge that is far away, and then some more words ");

    @TempDir
    Path folder;

    private static List<String> with(List<String> others, int times) {
        List<String> all = new ArrayList<>(PIECES);
        for (int i = 0; i < times; i++) {
            all.addAll(others);
        }
        return all;
    }

    private static String random(Random random, List<String> pieces) {
        var text = new StringBuilder();
        for (int i = 10 + random.nextInt(60); i > 0; i--) {
            String piece = pieces.get(random.nextInt(pieces.size()));
            while (piece.contains("%d")) {
                piece = piece.replaceFirst("%d", String.valueOf(1 + random.nextInt(12)));
            }
            text.append(piece);
        }
        return text.toString();
    }

    private static List<String> rows(String screen) {
        List<String> rows = new ArrayList<>(screen.lines().map(row -> row.replace("\f", "").stripTrailing()).toList());
        while (!rows.isEmpty() && rows.getLast().isEmpty()) {
            rows.removeLast();
        }
        return rows;
    }

    private static List<String> ours(String stream) {
        VirtualTerminal terminal = VirtualTerminal.of(COLUMNS, ROWS, 100, TerminalListener.NONE);
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        terminal.feed(bytes, 0, bytes.length);
        return rows(terminal.screenText());
    }

    /**
     * The same for xterm, with a NUL, which does nothing, between two characters of a text: of what it reads at once
     * xterm only asks for the first character whether it lies between the margins and so is inserted.
     */
    private static String apart(String stream) {
        return stream.replaceAll("(?<=[a-z ])(?=[a-z ])", "\0");
    }

    /** Writes {@code stream} to the terminal; where it gets another width, not before the window has it. */
    private String written(String stream, String name) throws Exception {
        var script = new StringBuilder();
        for (String part : apart(stream).split("(?<=\033\\[\\?3[hl])")) {
            script.append(script.isEmpty() ? "" : "sleep 0.1; ").append("cat ")
                    .append(Files.writeString(folder.resolve(name + '-' + script.length()), part)).append("; ");
        }
        return script.toString();
    }

    /** Prints each screen into a file of its own. */
    private List<String> theirs(List<String> streams) throws Exception {
        var script = new StringBuilder("stty raw -echo\n");
        for (int i = 0; i < streams.size(); i++) {
            // The stream before may have left another number of columns.
            script.append("printf '\\033[?40l\\033c\\033[8;").append(ROWS).append(';').append(COLUMNS)
                    .append("t'; until [ \"$(stty size)\" = '").append(ROWS).append(' ').append(COLUMNS)
                    .append("' ]; do sleep 0.02; done; ").append(written(streams.get(i), "in" + i)).append("echo ")
                    .append(i).append(" > number; ")
                    .append("printf '\\033[?19h\\033[i'; n=0; while [ ! -e done").append(i)
                    .append(" ] && [ $n -lt 100 ]; do sleep 0.02; n=$((n + 1)); done\n");
        }
        Path run = Files.writeString(folder.resolve("run"), script);
        Path printer = Files.writeString(folder.resolve("printer"), "n=$(cat number); cat > printed$n; : > done$n\n");
        Process xterm = new ProcessBuilder("xterm", "-geometry", COLUMNS + "x" + ROWS, "-u8", "+sb", "-xrm",
                "XTerm*printerCommand: sh " + printer, "-xrm",
                "XTerm*decTerminalID: 525", "-xrm", "XTerm*allowWindowOps: true", "-xrm",
                "XTerm*printAttributes: 0", "-xrm", "XTerm*printerAutoClose: true", "-e", "sh", run.toString())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        try {
            assertTrue(xterm.waitFor(60, TimeUnit.SECONDS), "xterm does not end");
        } finally {
            xterm.destroyForcibly();
        }
        List<String> screens = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            screens.add(Files.readString(folder.resolve("printed" + i)));
        }
        return screens;
    }

    @Test
    void random_output_looks_as_in_xterm() throws Exception {
        compare(PIECES);
    }

    @Test
    void so_does_output_between_margins_at_the_sides() throws Exception {
        compare(with(MARGINS, 3));
    }

    @Test
    void so_does_output_in_columns_that_a_program_chooses() throws Exception {
        compare(with(WIDTHS, 2));
    }

    private void compare(List<String> pieces) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null && Files.isExecutable(Path.of("/usr/bin/xterm")),
                "xterm and a display are needed");
        long seed = Optional.ofNullable(System.getenv("SEED")).map(Long::parseLong).orElse(5L);
        var random = new Random(seed);
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < SCREENS; i++) {
            streams.add(random(random, pieces));
        }
        List<String> theirs = theirs(streams);
        var differences = new StringBuilder();
        for (int i = 0; i < SCREENS; i++) {
            List<String> wanted = rows(theirs.get(i));
            List<String> shown = ours(streams.get(i));
            if (!wanted.equals(shown)) {
                differences.append(streams.get(i).replace("\033", "\\e").replace("\r", "\\r").replace("\n", "\\n"))
                        .append("\nxterm:\n").append(String.join("\n", wanted)).append("\nours:\n")
                        .append(String.join("\n", shown)).append("\n\n");
            }
        }
        assertEquals("", differences.toString(), "seed " + seed);
    }
}
