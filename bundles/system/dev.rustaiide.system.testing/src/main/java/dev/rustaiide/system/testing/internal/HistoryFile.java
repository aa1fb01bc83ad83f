package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestPast;

/**
 * The former runs of one folder's tests, in a file of ours: a line for each test with its package, target, path and
 * runs, with tabs between; a run is its second, outcome, nanoseconds and code, with commas between. Thousands of tests
 * are read and written in each run, so that it has to be quick. What cannot be read counts as nothing.
 */
record HistoryFile(Path file) {
    /** Of each test; enough to see what it usually takes, and whether it is flaky. */
    static final int RUNS = 12;
    private static final int MOST_TESTS = 100_000;
    private static final int DIGITS = 36;
    private static final TestOutcome[] OUTCOMES = TestOutcome.values();

    /** That of {@code root} among all {@code folder} has. */
    static HistoryFile of(Path folder, Path root) {
        String name = String.valueOf(root.getFileName()).replaceAll("[^\\w.-]", "_");
        return new HistoryFile(folder.resolve(name + '-' + Integer.toHexString(root.toString().hashCode()) + ".tests"));
    }

    Map<TestId, TestPast> read() {
        Map<TestId, TestPast> tests = new HashMap<>();
        if (!Files.isRegularFile(file)) {
            return tests;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                read(line, tests);
            }
        } catch (IOException | RuntimeException damaged) { // boundary: a file that anything may have written
            LoggerFactory.getLogger(HistoryFile.class).warn("The history of tests in {} cannot be read", file, damaged);
        }
        return tests;
    }

    private static void read(String line, Map<TestId, TestPast> tests) {
        String[] parts = line.split("\t", -1);
        var id = new TestId(parts[0], parts[1], parts[2]);
        var runs = new ArrayList<TestPast.Run>(parts.length - 3);
        for (int i = 3; i < parts.length; i++) {
            String[] words = parts[i].split(",", -1);
            runs.add(new TestPast.Run(Instant.ofEpochSecond(Long.parseLong(words[0], DIGITS)),
                    OUTCOMES[words[1].charAt(0) - '0'], Duration.ofNanos(Long.parseLong(words[2], DIGITS)), words[3]));
        }
        if (!runs.isEmpty()) {
            tests.put(id, new TestPast(id, runs));
        }
    }

    void write(Map<TestId, TestPast> tests) {
        var lines = new StringBuilder();
        tests.values().stream().limit(MOST_TESTS).forEach(each -> write(each, lines));
        try {
            Files.createDirectories(file.resolveSibling(""));
            WholeFile.writePrivate(file, lines.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            LoggerFactory.getLogger(HistoryFile.class).warn("The history of tests cannot be kept in {}", file, full);
        }
    }

    private static void write(TestPast past, StringBuilder lines) {
        List<String> names = List.of(past.id().packageName(), past.id().target(), past.id().path());
        if (names.stream().anyMatch(name -> name.indexOf('\t') >= 0 || name.indexOf('\n') >= 0)) {
            return;
        }
        lines.append(String.join("\t", names));
        for (TestPast.Run run : past.runs()) {
            lines.append('\t').append(Long.toString(run.at().getEpochSecond(), DIGITS)).append(',')
                    .append(run.outcome().ordinal()).append(',').append(Long.toString(run.took().toNanos(), DIGITS))
                    .append(',').append(run.code());
        }
        lines.append('\n');
    }
}
