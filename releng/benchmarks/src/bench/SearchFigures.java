package bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.LineWindows;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.ByteSearch;
import dev.rustaiide.foundation.memory.MappedFile;
import dev.rustaiide.foundation.memory.internal.SizeClassPool;

/**
 * Searching a log of more than 2<sup>31</sup> bytes in a heap of 512 MB against {@code grep -c}, both with the file in
 * the system's cache, best of three; what they count must be the same.
 */
public final class SearchFigures {
    private static final long SIZE = 2_200_000_000L;
    private static final int ROUNDS = 3;
    private static final double BAR = 3;
    private static final double GOAL = 1.5;

    private final Path file;
    private final BufferPool pool = SizeClassPool.watched(16 << 20);

    private SearchFigures(Path file) {
        this.file = file;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.exit(inSmallHeap());
        }
        Path file = Path.of(arguments[0]);
        try {
            write(file);
            new SearchFigures(file).measure();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static int inSmallHeap() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (Files.getFileStore(folder).getUsableSpace() < 3 * SIZE) {
            throw new IOException("no room for " + SIZE + " bytes in " + folder);
        }
        Path file = folder.resolve("search-figures-" + ProcessHandle.current().pid() + ".log");
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-XX:TieredStopAtLevel")).toList());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SearchFigures.class.getName(),
                file.toString()));
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Lines of a log; a few of each block tell of something rare. */
    private static void write(Path file) throws IOException {
        var random = new Random(1);
        var block = new StringBuilder();
        String[] levels = {"INFO", "DEBUG", "DEBUG", "INFO", "TRACE"};
        String[] words = {"the", "request", "was", "answered", "latency", "enters", "eaten", "state", "note", "tree"};
        while (block.length() < 50 << 20) {
            block.append("2026-11-25T19:").append(10 + random.nextInt(50)).append(' ')
                    .append(random.nextInt(50) == 0 ? "WARN" : levels[random.nextInt(5)]).append(" worker-")
                    .append(random.nextInt(64)).append(' ');
            for (int i = random.nextInt(12); i >= 0; i--) {
                block.append(words[random.nextInt(words.length)]).append(' ');
            }
            if (random.nextInt(20_000) == 0) {
                block.append("timeout after ").append(random.nextInt(5000)).append(" ms");
            }
            if (random.nextInt(200_000) == 0) {
                block.append("zebra crossing");
            }
            block.append('\n');
        }
        byte[] bytes = block.toString().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long at = 0; at < SIZE; at += bytes.length) {
                out.write(bytes);
            }
        }
    }

    private void measure() throws Exception {
        literal("rare", "zebra crossing");
        literal("of common letters, absent", "eaten tea");
        literal("absent", "qzjxk");
        literal("on every 50th line", "WARN");
        compare("in any case, rare", List.of("-i", "-F", "ZEBRA Crossing"), () -> bytes(ByteSearch.inAnyCase(
                "ZEBRA Crossing".getBytes(StandardCharsets.UTF_8))));
        compare("expression with a literal in it", List.of("-E", "timeout after [0-9]+7 ms"),
                () -> expression("timeout after [0-9]+7 ms", Optional.of("timeout after ")));
    }

    private void literal(String what, String needle) throws Exception {
        compare(what, List.of("-F", needle), () -> bytes(ByteSearch.of(needle.getBytes(StandardCharsets.UTF_8))));
    }

    private void compare(String what, List<String> grep, Callable<Long> ours) throws Exception {
        double our = Double.MAX_VALUE;
        double their = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long expected = grep(grep);
            their = Math.min(their, (System.nanoTime() - start) / 1e6);
            start = System.nanoTime();
            long found = ours.call();
            our = Math.min(our, (System.nanoTime() - start) / 1e6);
            if (found != expected) {
                throw new IllegalStateException(what + ": " + found + " found, grep says " + expected);
            }
        }
        Figures.ratio("search in 2.2 GB / grep: " + what, our, their, "ms", BAR, GOAL);
    }

    private long grep(List<String> how) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("grep", "-c"));
        command.addAll(how);
        command.add(file.toString());
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.waitFor();
        return Long.parseLong(said);
    }

    private long bytes(ByteSearch search) throws Exception {
        return Call.start("search", scope -> {
            var count = new LongAdder();
            try (MappedFile mapped = MappedFile.open(file)) {
                search.forEach(mapped, pool, scope, offset -> {
                    count.increment();
                    return offset + 1;
                });
            }
            return count.sum();
        }).await();
    }

    private long expression(String regex, Optional<String> literal) throws Exception {
        Pattern pattern = Pattern.compile(regex, Pattern.MULTILINE);
        return Call.start("search", scope -> {
            long[] count = {0};
            Optional<ByteSearch> required = literal.map(it -> ByteSearch.of(it.getBytes(StandardCharsets.UTF_8)));
            new LineWindows(file, pool).forEach(required, scope, window -> {
                Matcher matcher = pattern.matcher(window.text());
                while (matcher.find()) {
                    count[0] += window.owns(matcher.start()) ? 1 : 0;
                }
                return true;
            });
            return count[0];
        }).await();
    }
}
