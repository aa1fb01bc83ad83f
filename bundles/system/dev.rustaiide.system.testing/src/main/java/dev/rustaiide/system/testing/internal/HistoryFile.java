package dev.rustaiide.system.testing.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.WholeFile;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestPast;

/** The former runs of one folder's tests, in a file of ours. What cannot be read counts as nothing. */
record HistoryFile(Path file) {
    /** Of each test; enough to see what it usually takes, and whether it is flaky. */
    static final int RUNS = 20;
    private static final int MOST_TESTS = 100_000;

    /** That of {@code root} among all {@code folder} has. */
    static HistoryFile of(Path folder, Path root) {
        String name = String.valueOf(root.getFileName()).replaceAll("[^\\w.-]", "_");
        return new HistoryFile(folder.resolve(name + '-' + Integer.toHexString(root.toString().hashCode()) + ".json"));
    }

    Map<TestId, TestPast> read() {
        Map<TestId, TestPast> tests = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return tests;
        }
        try {
            for (Json each : Json.parse(Files.readString(file)).get("tests").items()) {
                var id = new TestId(each.string("package"), each.string("target"), each.string("name"));
                List<TestPast.Run> runs = new ArrayList<>();
                for (Json run : each.get("runs").items()) {
                    runs.add(read(run));
                }
                if (!runs.isEmpty()) {
                    tests.put(id, new TestPast(id, runs));
                }
            }
        } catch (IOException | JsonException | IllegalArgumentException damaged) {
            LoggerFactory.getLogger(HistoryFile.class).warn("The history of tests in {} cannot be read", file, damaged);
        }
        return tests;
    }

    private static TestPast.Run read(Json run) throws JsonException {
        return new TestPast.Run(Instant.ofEpochSecond(run.number("at")), TestOutcome.valueOf(run.string("outcome")),
                Duration.ofNanos(run.number("ns", 0)), run.string("code", ""));
    }

    void write(Map<TestId, TestPast> tests) {
        var items = new ArrayList<Json>();
        tests.values().stream().limit(MOST_TESTS).forEach(each -> items.add(Json.object()
                .put("package", each.id().packageName()).put("target", each.id().target())
                .put("name", each.id().path())
                .put("runs", Json.array(each.runs().stream().map(HistoryFile::json).toList())).build()));
        try {
            Files.createDirectories(file.resolveSibling(""));
            WholeFile.writePrivate(file, Json.object().put("tests", Json.array(items)).build().print()
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            LoggerFactory.getLogger(HistoryFile.class).warn("The history of tests cannot be kept in {}", file, full);
        }
    }

    private static Json json(TestPast.Run run) {
        return Json.object().put("at", run.at().getEpochSecond()).put("outcome", run.outcome().name())
                .put("ns", run.took().toNanos()).put("code", run.code()).build();
    }
}
