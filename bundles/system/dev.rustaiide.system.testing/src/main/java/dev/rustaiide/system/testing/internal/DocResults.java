package dev.rustaiide.system.testing.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;

/**
 * Reads what {@code cargo test --doc} prints to people. The JSON of a harness cannot be asked of rustdoc without
 * telling Cargo of a variable that makes build scripts run again.
 */
final class DocResults implements Consumer<Line> {
    private static final Pattern RESULT = Pattern.compile("test (.+) \\.\\.\\. (ok|FAILED|ignored)(, .*)?");
    private static final Pattern BLOCK = Pattern.compile("---- (.+) stdout ----");
    private static final Pattern PLACE = Pattern.compile("(.+) - (?:.* )?\\(line (\\d+)\\)");
    private static final int OUTPUT = 1 << 17;

    private final TestRequest request;
    private final Function<String, Optional<Found>> places;
    private final OutputBudget budget;
    private final Consumer<TestEvent> events;
    private final List<TestResult> results = new ArrayList<>();
    /** Those that failed, until what they printed was read. */
    private final Map<String, BoundedText> failed = new LinkedHashMap<>();
    private final BoundedText errors = new BoundedText(OUTPUT);
    private @Nullable BoundedText block;

    /** Where the file of a test lies, as rustdoc names it. */
    record Found(String packageName, PanicText panics) {}

    /** {@code places} finds what rustdoc's name of a file stands for. */
    DocResults(TestRequest request, Function<String, Optional<Found>> places, OutputBudget budget,
            Consumer<TestEvent> events) {
        this.request = request;
        this.places = places;
        this.budget = budget;
        this.events = events;
    }

    @Override
    public synchronized void accept(Line line) {
        String text = line.text();
        if (line.error()) {
            errors.append(text + '\n');
            events.accept(new TestEvent.Building(text));
            return;
        }
        Matcher result = RESULT.matcher(text);
        Matcher start = BLOCK.matcher(text);
        if (result.matches()) {
            take(name(result.group(1)), result.group(2));
        } else if (start.matches()) {
            block = failed.get(name(start.group(1)));
        } else if (text.startsWith("test result: ")) {
            tellFailed();
        } else if (block != null && !text.equals("failures:")) {
            block.append(text + '\n');
        }
    }

    /** Without what rustdoc adds when it runs it, e.g. {@code - compile fail}. */
    static String name(String printed) {
        Matcher place = Pattern.compile("(.+ - (?:.* )?\\(line \\d+\\))( - .*)?").matcher(printed);
        return place.matches() ? place.group(1) : printed;
    }

    private void take(String name, String word) {
        switch (word) {
            case "ok" -> tell(name, TestOutcome.PASSED, "", Optional.empty());
            case "ignored" -> tell(name, TestOutcome.IGNORED, "", Optional.empty());
            default -> failed.put(name, new BoundedText(OUTPUT));
        }
    }

    private void tellFailed() {
        failed.forEach((name, printed) -> {
            String output = printed.toString().strip();
            tell(name, TestOutcome.FAILED, output, Optional.of(failure(name, output)));
        });
        failed.clear();
        block = null;
    }

    /** The panic names a line of a file that rustdoc made; people want the one of the example. */
    private TestFailure failure(String name, String output) {
        Matcher place = PLACE.matcher(name);
        Optional<Found> found = place.matches() ? places.apply(place.group(1)) : Optional.empty();
        if (found.isEmpty()) {
            return TestFailure.of(output);
        }
        PanicText panics = found.get().panics();
        TestFailure read = panics.read(output, "");
        return new TestFailure(read.message(), read.comparison(), place(panics, name));
    }

    private void tell(String name, TestOutcome outcome, String output, Optional<TestFailure> failure) {
        Matcher place = PLACE.matcher(name);
        String packageName = place.matches() ? places.apply(place.group(1)).map(Found::packageName).orElse("") : "";
        var id = new TestId(packageName, TestId.DOC, name);
        if (request.takes(id)) {
            var result = budget.keep(new TestResult(id, TestItem.Kind.DOC, outcome, Duration.ZERO, output, failure,
                    false));
            results.add(result);
            events.accept(new TestEvent.Finished(result));
        }
    }

    /** The results; {@code exit} is Cargo's exit code. */
    synchronized List<TestResult> results(int exit) {
        tellFailed();
        boolean told = results.stream().anyMatch(each -> each.outcome().isFailure());
        if (exit != 0 && !told && request.selectors().isEmpty()) {
            tell("", TestOutcome.FAILED, errors.toString(), Optional.of(TestFailure.of(
                    "rustdoc ended with exit code " + exit + ".")));
        }
        return results;
    }

    /** Where the documentation test called {@code name} stands. */
    static Optional<Location> place(PanicText panics, String name) {
        Matcher place = PLACE.matcher(name);
        if (!place.matches() || place.group(2).length() > 9) {
            return Optional.empty();
        }
        int line = Math.max(0, Integer.parseInt(place.group(2)) - 1);
        return panics.file(place.group(1)).map(file -> new Location(file, Range.of(line, 0, line, 0)));
    }
}
