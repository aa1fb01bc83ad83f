package bench.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import bench.Figures;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.terminal.TerminalListener;
import dev.rustaiide.foundation.terminal.VirtualTerminal;
import dev.rustaiide.system.terminal.Launch;
import dev.rustaiide.system.terminal.SessionListener;
import dev.rustaiide.system.terminal.TerminalSession;
import dev.rustaiide.system.terminal.Terminals;
import dev.rustaiide.system.terminal.internal.PtyTerminals;

/**
 * {@code cat} of 100 MB: through the emulation alone, through a pseudo terminal, and in the windows of the IDE, xterm
 * and Alacritty in the same run ({@code releng/bench.d/terminal}, which takes the IDE that was built).
 */
public final class TerminalFigures {
    private static final int SIZE = 100 << 20;
    private static final int COLUMNS = 120;
    private static final int ROWS = 40;
    private static final int LINES = 100_000;
    private static final int PIECE = 4096;

    private TerminalFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("terminal-figures");
        try {
            Path plain = work.resolve("plain.txt");
            write(plain, TerminalFigures::plain);
            Path rich = work.resolve("rich.txt");
            write(rich, TerminalFigures::rich);
            emulation(plain, "emulation of 100 MB of text");
            emulation(rich, "emulation of 100 MB of colours, UTF-8 and wide characters");
            resizing(plain);
            programs(plain, work);
            windows(plain);
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
            }
        }
    }

    private interface Line {
        String of(int number);
    }

    private static void write(Path file, Line line) throws IOException {
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            for (int i = 0; written < SIZE; i++) {
                byte[] bytes = line.of(i).getBytes(StandardCharsets.UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        }
    }

    private static String plain(int number) {
        return String.format("%08d the quick brown fox jumps over the lazy dog, again and again: %08x%n", number,
                number * 7919);
    }

    private static String rich(int number) {
        return "\033[32m   Compiling\033[0m größe v0." + number + ".1 \033[38;2;" + number % 256
                + ";100;50m世界\033[0m \033[1;4mbold\033[0m\t│ ok\n";
    }

    private static void emulation(Path file, String what) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            VirtualTerminal terminal = VirtualTerminal.of(COLUMNS, ROWS, LINES, TerminalListener.NONE);
            long start = System.nanoTime();
            for (int at = 0; at < bytes.length; at += PIECE) {
                terminal.feed(bytes, at, Math.min(bytes.length, at + PIECE));
            }
            best = Math.min(best, seconds(start));
        }
        Figures.note(what, best, "s");
    }

    private static void resizing(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        VirtualTerminal terminal = VirtualTerminal.of(COLUMNS, ROWS, LINES, TerminalListener.NONE);
        terminal.feed(bytes, 0, 20 << 20);
        TerminalFrame frame = new TerminalFrame();
        double worst = 0;
        for (int columns = COLUMNS - 1; columns > COLUMNS / 2; columns--) {
            long start = System.nanoTime();
            terminal.resize(columns, ROWS);
            frame.size(columns, ROWS);
            terminal.read(0, frame);
            terminal.read(terminal.allRows(), frame);
            worst = Math.max(worst, seconds(start) * 1000);
        }
        Figures.atMost("another width with 100 k lines: until both ends can be seen, at most", worst, "ms", 50, 16);
    }

    private static void programs(Path file, Path work) throws Exception {
        Terminals terminals = new PtyTerminals(new Found(), new Folders(work));
        long opened = System.nanoTime();
        TerminalSession first = terminals.open(new Launch(work, List.of("true"), COLUMNS, ROWS, LINES),
                SessionListener.NONE);
        first.exit().await();
        Figures.note("  the first terminal of a process, to the end of true", seconds(opened) * 1000, "ms");
        double best = Double.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 3; i++) {
            AtomicLong frames = new AtomicLong();
            long start = System.nanoTime();
            TerminalSession session = terminals.open(
                    new Launch(work, List.of("cat", file.toString()), COLUMNS, ROWS, LINES), SessionListener.NONE);
            Call<?> window = Call.start("window", scope -> look(session, frames));
            session.exit().await();
            best = Math.min(best, seconds(start));
            most = Math.max(most, (Long) window.await());
        }
        Figures.note("cat of 100 MB through a pseudo terminal, read 60 times a second", best, "s");
        Figures.note("  the longest that one look at the screen took meanwhile", most / 1e6, "ms");
    }

    /** As a window does; gives the longest time that one look took, in nanoseconds. */
    private static long look(TerminalSession session, AtomicLong frames) throws InterruptedException {
        TerminalFrame frame = new TerminalFrame();
        frame.size(COLUMNS, ROWS);
        long longest = 0;
        while (!session.exit().isDone()) {
            long start = System.nanoTime();
            session.use(terminal -> {
                terminal.read(terminal.allRows() - ROWS, frame);
                return frame;
            });
            longest = Math.max(longest, System.nanoTime() - start);
            frames.incrementAndGet();
            Thread.sleep(16);
        }
        return longest;
    }

    private static void windows(Path file) throws Exception {
        Process script = new ProcessBuilder("releng/bench.d/terminal", file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Double> seconds = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(script.getInputStream()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                seconds.put(words[0], Double.parseDouble(words[1]));
            }
        }
        script.waitFor();
        if (seconds.containsKey("ours") && seconds.containsKey("xterm")) {
            Figures.ratio("cat of 100 MB in the window / xterm", seconds.get("ours"), seconds.get("xterm"), "s", 0.4, 0.2);
        }
        if (seconds.containsKey("ours") && seconds.containsKey("alacritty")) {
            Figures.ratio("cat of 100 MB in the window / Alacritty", seconds.get("ours"), seconds.get("alacritty"), "s",
                    3.5, 1.5);
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static final class Found implements Programs {
        @Override
        public Optional<Path> find(String name) {
            return Optional.of(Path.of("/bin", name)).filter(Files::isExecutable);
        }

        @Override
        public Call<String> version(Path program, List<String> words) {
            return Call.of("");
        }

        @Override
        public void refresh() { }
    }

    private record Folders(Path config) implements StandardPaths {
        @Override
        public Path data() {
            return config;
        }

        @Override
        public Path cache() {
            return config;
        }

        @Override
        public Path logs() {
            return config;
        }

        @Override
        public Path state() {
            return config;
        }
    }
}
