package dev.rustaiide.foundation.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same random output shown by us and by tmux, where that is installed: the same rows, the same cursor. */
class TmuxTest {
    private static final int COLUMNS = 24;
    private static final int ROWS = 8;
    private static final int SCREENS = 25;
    /**
     * What every terminal of this kind does alike. Not among it: tabs by CSI I, which tmux does not know; lines that
     * are inserted or deleted outside of the margins, which xterm does not do, and the column after that; and where
     * the cursor goes when margins are set in origin mode. There we follow xterm.
     */
    private static final List<String> PIECES = List.of("word ", "some longer text that wraps at the edge ", "\r\n",
            "\n", "\r", "\t", "\b", "x", "世界", "e\u0301", "\033[A", "\033[2B", "\033[3C", "\033[2D", "\033[H",
            "\033[4;9H", "\033[7G", "\033[3d", "\033[J", "\033[1J", "\033[K", "\033[1K", "\033[2K", "\033[2J",
            "\033[2;5r\033[3;1H\033[L", "\033[2;6r\033[4;1H\033[2M", "\033[r\033[3;1H\033[2L",
            "\033[r\033[2;1H\033[M", "\033[P", "\033[3P", "\033[@", "\033[4@", "\033[X", "\033[5X",
            "\033[S", "\033[2S", "\033[2;5r", "\033[3;8r", "\033[r", "\033D", "\033M", "\033E",
            "\033[4h", "\033[4l", "\033[?7l", "\033[?7h", "\033[31;1m",
            "\033[38;2;10;20;30m", "\033[0m", "\033[?1049hanother \033[2J\033[?1049l", "\033[2E", "\033[F", "\033[Z",
            "\033]0;title\007", "\033[?25l", "\033[?25h", "\033[2 q", "\033[?2004h", "\033[?1006h", "\033[5n");

    @TempDir
    Path folder;
    private final String server = "rust-ai-ide-" + ProcessHandle.current().pid();

    @BeforeEach
    void start() throws Exception {
        assumeTrue(Stream.of("/usr/bin/tmux", "/bin/tmux").map(Path::of).anyMatch(Files::isExecutable),
                "tmux is not installed");
        Files.writeString(folder.resolve("conf"), """
                set -g status off
                set -g default-size 24x8
                set -g default-terminal screen-256color
                set -g history-limit 100
                set -g remain-on-exit on
                """);
        tmux("new-session", "-d", "-x", String.valueOf(COLUMNS), "-y", String.valueOf(ROWS), "sleep 100");
    }

    @AfterEach
    void stop() throws Exception {
        if (Files.exists(folder.resolve("conf"))) {
            tmux("kill-server");
        }
    }

    private String tmux(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tmux", "-u", "-L", server, "-f", folder.resolve("conf").toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(10, TimeUnit.SECONDS);
        return said;
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (int i = 4 + random.nextInt(40); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    @Test
    void random_output_looks_as_in_tmux() throws Exception {
        long seed = Optional.ofNullable(System.getenv("SEED")).map(Long::parseLong).orElse(11L);
        var random = new Random(seed);
        List<String> streams = new ArrayList<>();
        for (int i = 0; i < SCREENS; i++) {
            streams.add(random(random));
            Path file = Files.writeString(folder.resolve("in" + i), streams.get(i));
            tmux("new-window", "-d", "-n", "w" + i, "stty -opost -echo; cat " + file + "; touch "
                    + folder.resolve("done" + i) + "; exec sleep 100");
        }
        var differences = new StringBuilder();
        for (int i = 0; i < SCREENS; i++) {
            String theirs = theirs(i);
            String ours = ours(streams.get(i));
            if (!theirs.equals(ours)) {
                differences.append(streams.get(i).replace("\033", "\\e").replace("\r", "\\r").replace("\n", "\\n")
                        .replace("\t", "\\t").replace("\b", "\\b"))
                        .append("\ntmux:\n").append(theirs).append("\nours:\n").append(ours).append("\n\n");
            }
        }
        assertEquals("", differences.toString(), "seed " + seed);
    }

    private String theirs(int window) throws Exception {
        String target = "w" + window;
        for (int i = 0; i < 200 && !Files.exists(folder.resolve("done" + window)); i++) {
            Thread.sleep(10);
        }
        String before = "";
        String screen = screen(target);
        for (int i = 0; i < 20 && !screen.equals(before); i++) {
            Thread.sleep(15);
            before = screen;
            screen = screen(target);
        }
        return screen;
    }

    private String screen(String target) throws Exception {
        var rows = new StringBuilder();
        for (String row : tmux("capture-pane", "-p", "-t", target).split("\n", -1)) {
            rows.append(row.stripTrailing()).append('\n');
        }
        return rows.toString().strip() + '\n' + tmux("display", "-p", "-t", target, "#{cursor_y},#{cursor_x}").strip()
                // Behind the last column it waits for a character that wraps.
                .replace("," + COLUMNS, "," + (COLUMNS - 1));
    }

    private static String ours(String text) {
        VirtualTerminal terminal = Shown.terminal(COLUMNS, ROWS, text + "\033[?25h");
        TerminalFrame.Cursor cursor = Shown.frame(terminal).cursor();
        return terminal.screenText().strip() + '\n' + cursor.row() + ',' + cursor.column();
    }
}
