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
 * left out are 132 columns, margins at the sides and rectangles, which this terminal does not have. With a display:
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

    @TempDir
    Path folder;

    private static String random(Random random) {
        var text = new StringBuilder();
        for (int i = 10 + random.nextInt(60); i > 0; i--) {
            String piece = PIECES.get(random.nextInt(PIECES.size()));
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

    /** Prints each screen into a file of its own. */
    private List<String> theirs(List<String> streams) throws Exception {
        var script = new StringBuilder("stty raw -echo\n");
        for (int i = 0; i < streams.size(); i++) {
            Path file = Files.writeString(folder.resolve("in" + i), streams.get(i));
            script.append("printf '\\033c'; cat ").append(file).append("; echo ").append(i).append(" > number; ")
                    .append("printf '\\033[?19h\\033[i'; n=0; while [ ! -e done").append(i)
                    .append(" ] && [ $n -lt 100 ]; do sleep 0.02; n=$((n + 1)); done\n");
        }
        Path run = Files.writeString(folder.resolve("run"), script);
        Path printer = Files.writeString(folder.resolve("printer"), "n=$(cat number); cat > printed$n; : > done$n\n");
        Process xterm = new ProcessBuilder("xterm", "-geometry", COLUMNS + "x" + ROWS, "-u8", "+sb", "-xrm",
                "XTerm*printerCommand: sh " + printer, "-xrm",
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
        assumeTrue(System.getenv("DISPLAY") != null && Files.isExecutable(Path.of("/usr/bin/xterm")),
                "xterm and a display are needed");
        long seed = Optional.ofNullable(System.getenv("SEED")).map(Long::parseLong).orElse(5L);
        var random = new Random(seed);
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < SCREENS; i++) {
            streams.add(random(random));
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
