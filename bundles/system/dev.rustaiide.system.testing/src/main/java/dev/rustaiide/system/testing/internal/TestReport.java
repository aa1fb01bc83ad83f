package dev.rustaiide.system.testing.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.testing.Coverage;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestRun;

/** Tells a run as text while it goes on, and as JSON at its end. */
final class TestReport implements Consumer<TestEvent> {
    private static final Pattern PANIC = Pattern.compile("(?m)^thread '.*panicked at |^Error: ");
    private static final int SHOWN_OUTPUT = 4000;
    private static final int FLAKY_FIRST = 20;

    private final Invocation invocation;
    private final Path folder;
    private final Set<TestId> underWay = new TreeSet<>();
    private int planned;
    private int ended;

    TestReport(Invocation invocation, Path folder) {
        this.invocation = invocation;
        this.folder = folder;
    }

    @Override
    public synchronized void accept(TestEvent event) {
        switch (event) {
            case TestEvent.Building(String line) -> invocation.progress(SafeText.line(line));
            case TestEvent.Problem(Diagnostic problem) -> problem(problem);
            case TestEvent.Planned(int count) -> planned += count;
            case TestEvent.Started(TestId id) -> {
                underWay.add(id);
                invocation.progress(ended + " of " + planned + "  " + id);
            }
            case TestEvent.Finished(TestResult result) -> {
                underWay.remove(result.id());
                ended++;
                result(result);
            }
            case TestEvent.Counting() -> invocation.progress("Looking up which lines ran");
            case TestEvent.Output output -> { } // it is told with its test
        }
    }

    private void problem(Diagnostic problem) {
        if (problem.severity() == Severity.ERROR) {
            SafeText.withoutEscapes(problem.explanation().isEmpty() ? problem.message() : problem.explanation()).lines()
                    .forEach(invocation::print);
        }
    }

    private void result(TestResult result) {
        invocation.print(mark(result.outcome()) + "  " + result.id() + "  " + words(result));
        if (!result.outcome().isFailure()) {
            return;
        }
        result.failure().ifPresent(this::failure);
        String output = beforePanic(result.output()).strip();
        if (!output.isEmpty()) {
            BoundedText.of(output, SHOWN_OUTPUT / 2).lines().forEach(line -> invocation.print("    | " + line));
        }
    }

    /** What the panic says is told already, and traces say little to people at a terminal; JSON has all. */
    private static String beforePanic(String output) {
        Matcher panic = PANIC.matcher(output);
        return panic.find() ? output.substring(0, panic.start()) : output;
    }

    private void failure(TestFailure failure) {
        failure.location().ifPresent(at -> invocation.print("    at " + place(at)));
        failure.message().lines().forEach(line -> invocation.print("    " + line));
    }

    private static String mark(TestOutcome outcome) {
        return switch (outcome) {
            case PASSED -> "ok     ";
            case FAILED -> "FAILED ";
            case CRASHED -> "CRASHED";
            case TIMED_OUT -> "LATE   ";
            case STOPPED -> "stopped";
            case IGNORED -> "ignored";
        };
    }

    private static String words(TestResult result) {
        String time = result.took().isZero() ? "" : time(result.took());
        String why = result.outcome() == TestOutcome.IGNORED ? result.failure().map(TestFailure::message).orElse("")
                : "";
        return (time + (why.isEmpty() ? "" : " " + why) + (result.flaky() ? " (flaky)" : "")).strip();
    }

    static String time(Duration took) {
        double ms = took.toNanos() / 1e6;
        return ms >= 1000 ? String.format(Locale.ROOT, "%.2f s", ms / 1000)
                : ms >= 1 ? String.format(Locale.ROOT, "%.0f ms", ms) : String.format(Locale.ROOT, "%.3f ms", ms);
    }

    private String place(Location at) {
        Path file = at.file().startsWith(folder) ? folder.relativize(at.file()) : at.file();
        return file + ":" + at.range().start();
    }

    /** The user stopped it. */
    synchronized void stopped() {
        underWay.forEach(id -> invocation.message("Stopped: " + id));
    }

    synchronized void end(TestRun run) {
        if (!run.built()) {
            invocation.print("The tests could not be built.");
        } else {
            invocation.print(Counted.of(run.results().size(), "test") + ": " + run.passed() + " passed, "
                    + run.failed() + " failed, " + run.ignored() + " ignored, in " + time(run.took()));
        }
        run.coverage().ifPresent(this::coverage);
        invocation.print(json(run));
    }

    private void coverage(Coverage coverage) {
        for (Coverage.OfFile file : coverage.files()) {
            invocation.print(String.format(Locale.ROOT, "%6.1f %%  %5d of %5d  ",
                    Coverage.percent(file.covered(), file.lines()), file.covered(), file.lines())
                    + relative(file.file()));
        }
        invocation.print(String.format(Locale.ROOT, "%6.1f %%  %5d of %5d  lines",
                Coverage.percent(coverage.covered(), coverage.lines()), coverage.covered(), coverage.lines()));
        coverage.gap().ifPresent(gap -> invocation.message((coverage.files().isEmpty()
                ? "Which lines ran is not known: " : "Some lines ran more often: ") + gap.why() + " "
                + gap.nextStep()));
    }

    private String relative(Path file) {
        return (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    }

    private Json json(TestRun run) {
        var json = Json.object().put("built", run.built()).put("tests", run.results().size())
                .put("passed", run.passed()).put("failed", run.failed()).put("ignored", run.ignored())
                .put("milliseconds", run.took().toMillis())
                .put("results", Json.array(run.results().stream().map(this::json).toList()))
                .put("problems", Json.array(run.problems().stream().map(this::json).toList()));
        run.coverage().ifPresent(coverage -> json.put("coverage", json(coverage)));
        return json.build();
    }

    private Json json(TestResult result) {
        var json = id(result.id()).put("kind", result.kind().name().toLowerCase(Locale.ROOT))
                .put("outcome", result.outcome().name().toLowerCase(Locale.ROOT))
                .put("milliseconds", Json.of(result.took().toNanos() / 1e6)).put("flaky", result.flaky());
        result.failure().ifPresent(failure -> {
            json.put("message", failure.message());
            failure.comparison().ifPresent(compared -> json.put("left", compared.left())
                    .put("relation", compared.relation()).put("right", compared.right()));
            failure.location().ifPresent(at -> json.put("file", relative(at.file()))
                    .put("line", at.range().start().line() + 1));
        });
        return (result.output().isEmpty() ? json : json.put("output", result.output())).build();
    }

    private static Json.ObjectBuilder id(TestId id) {
        return Json.object().put("package", id.packageName()).put("target", id.target()).put("name", id.path());
    }

    private Json json(Diagnostic problem) {
        return Json.object().put("severity", problem.severity().name().toLowerCase(Locale.ROOT))
                .put("code", problem.code().orElse("")).put("message", problem.message())
                .put("file", relative(problem.location().file()))
                .put("line", problem.location().range().start().line() + 1).build();
    }

    private Json json(Coverage coverage) {
        var json = Json.object().put("lines", coverage.lines()).put("covered", coverage.covered())
                .put("percent", Json.of(Coverage.percent(coverage.covered(), coverage.lines())))
                .put("files", Json.array(coverage.files().stream().map(file -> Json.object()
                        .put("file", relative(file.file())).put("lines", file.lines()).put("covered", file.covered())
                        .put("missed", Json.array(missed(file))).build()).toList()));
        coverage.gap().ifPresent(gap -> json.put("gap", gap.why()));
        return json.build();
    }

    private static List<Json> missed(Coverage.OfFile file) {
        var lines = new ArrayList<Json>();
        file.counts().forEach((line, count) -> {
            if (count == 0) {
                lines.add(Json.of(line + 1));
            }
        });
        return lines;
    }

    void list(TestList found) {
        found.items().forEach(each -> invocation.print(each.id() + each.location().map(at -> "  " + place(at))
                .orElse("")));
        invocation.print(found.items().size() + " tests, as the source says");
        invocation.print(Json.object().put("tests", found.items().size()).put("exact", found.exact())
                .put("items", Json.array(found.items().stream().map(each -> {
                    var json = id(each.id()).put("kind", each.kind().name().toLowerCase(Locale.ROOT));
                    each.location().ifPresent(at -> json.put("file", relative(at.file()))
                            .put("line", at.range().start().line() + 1));
                    return json.build();
                }).toList())).build());
    }

    /** The slowest first, those that are flaky before all. */
    void history(List<TestPast> past) {
        past.stream().filter(TestPast::isFlaky).forEach(each -> invocation.print("flaky  " + each.id()));
        past.stream().sorted((a, b) -> b.usual().compareTo(a.usual())).limit(FLAKY_FIRST).forEach(
                each -> invocation.print(time(each.usual()) + "  " + each.id()));
        invocation.print(past.size() + " tests have run, " + past.stream().filter(TestPast::isFlaky).count()
                + " are flaky");
        invocation.print(Json.object().put("tests", past.size()).put("items", Json.array(past.stream()
                .map(each -> id(each.id()).put("runs", each.runs().size()).put("flaky", each.isFlaky())
                        .put("usualMilliseconds", Json.of(each.usual().toNanos() / 1e6))
                        .put("last", each.last().outcome().name().toLowerCase(Locale.ROOT)).build()).toList()))
                .build());
    }
}
