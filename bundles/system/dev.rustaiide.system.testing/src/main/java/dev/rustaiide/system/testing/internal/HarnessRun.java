package dev.rustaiide.system.testing.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.FolderPrograms;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestFailure;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestOutcome;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;
import dev.rustaiide.system.testing.TestSelector;

/**
 * Runs one harness to its end, which may take several processes: where one ends in the middle, the test that did it is
 * found by running those under way alone, and then the others go on.
 */
final class HarnessRun implements HarnessReader.Heard {
    private static final int OUTPUT = 1 << 18;
    private static final int SHOWN_AT_LAST = 1 << 13;
    /** What is shown while it is printed; more is only kept. */
    private static final long LIVE = 1 << 20;
    private static final Duration LOOK = Duration.ofMillis(100);
    /** Linux takes 2 MB of arguments; others take less. */
    private static final int MOST_NAMES = 100_000;
    private static final String EXACT = "--exact";

    private final FolderPrograms programs;
    private final Harness harness;
    private final PanicText panics;
    private final TestRequest request;
    private final OutputBudget budget;
    private final Consumer<TestEvent> events;
    private final Scope scope;
    private final List<TestResult> results = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, UnderWay> underWay = new LinkedHashMap<>();
    /** What one process printed that belongs to no single test. */
    private BoundedText loose = new BoundedText(OUTPUT);
    private long live;
    private boolean suiteEnded;
    private long suiteCount;
    private boolean planned;
    /** Whether a test runs alone, and what it prints is not caught. */
    private boolean alone;
    /** The end of a lone test, which waits for what it printed. */
    private @Nullable Json lastEvent;
    private Set<String> late = Set.of();

    private record UnderWay(long start, BoundedText printed) {}

    HarnessRun(FolderPrograms programs, Harness harness, PanicText panics, TestRequest request,
            OutputBudget budget, Consumer<TestEvent> events, Scope scope) {
        this.programs = programs;
        this.harness = harness;
        this.panics = panics;
        this.request = request;
        this.budget = budget;
        this.events = events;
        this.scope = scope;
    }

    List<TestResult> run() throws Exception {
        List<TestSelector> mine = request.selectors().stream()
                .filter(each -> each.takesTarget(harness.packageName(), harness.target())).toList();
        try {
            if (mine.isEmpty() || mine.stream().anyMatch(each -> each.path().isEmpty()
                    && each.match() != TestSelector.Match.EXACT)) {
                round(List.of(), List.of());
            } else if (mine.stream().allMatch(each -> each.match() == TestSelector.Match.EXACT)) {
                exactly(mine.stream().map(TestSelector::path).toList(), mine.size() == 1);
            } else if (mine.size() == 1 && mine.getFirst().match() == TestSelector.Match.CONTAINS) {
                round(List.of(mine.getFirst().path()), List.of());
            } else {
                exactly(names(List.of()).stream().filter(name -> request.takes(harness.id(name))).toList(), false);
            }
        } catch (InterruptedException stopped) {
            tellStopped();
            throw stopped;
        }
        return results;
    }

    /** All the harness has, with {@code arguments} that leave some out. */
    private List<String> names(List<String> arguments) throws Exception {
        return new HarnessList(programs, harness).names(scope, arguments);
    }

    /** In several processes if there are too many for one command line; one alone runs even if it is ignored. */
    private void exactly(List<String> names, boolean asked) throws Exception {
        int from = 0;
        while (from < names.size()) {
            int to = from;
            for (int length = 0; to < names.size() && (to == from || length < MOST_NAMES); to++) {
                length += names.get(to).length() + 1;
            }
            if (to - from == 1) {
                lone(names.get(from), asked);
            } else {
                round(names.subList(from, to), List.of(EXACT));
            }
            from = to;
        }
    }

    /** One process, and what it takes to find out why it ended early. */
    private void round(List<String> filters, List<String> options) throws Exception {
        int before = done.size();
        int exit = process(filters, options);
        List<String> begun = List.copyOf(underWay.keySet());
        if (suiteEnded) {
            // What tests print at the same time can tear an event: those tests run again, alone.
            int told = done.size() - before;
            underWay.clear();
            lone(begun);
            if (told > 0 && told + begun.size() < suiteCount) {
                rest(filters, options);
            }
        } else if (begun.isEmpty()) {
            tellHarness(exit);
        } else {
            if (!late.isEmpty()) {
                late.forEach(this::tellLate);
            } else if (begun.size() == 1) {
                tellCrash(begun.getFirst(), exit);
            } else {
                // Each of them shows by itself whether it was the one.
                underWay.clear();
                lone(begun);
            }
            underWay.clear();
            rest(filters, options);
        }
    }

    private void lone(List<String> names) throws Exception {
        for (String name : names) {
            lone(name, false);
        }
    }

    /** One test in a process of its own: whatever becomes of that is its doing. */
    private void lone(String name, boolean asked) throws Exception {
        alone = true;
        int exit = process(List.of(name), asked ? List.of(EXACT, "--include-ignored", "--nocapture")
                : List.of(EXACT, "--nocapture"));
        finishLone();
        if (suiteEnded) {
            List.copyOf(underWay.keySet()).forEach(torn -> tell(torn, exit == 0 ? TestOutcome.PASSED
                    : TestOutcome.FAILED, Duration.ZERO, loose.toString(), exit == 0 ? Optional.empty()
                            : Optional.of(panics.read(loose.toString(), ""))));
        } else if (!late.isEmpty()) {
            late.forEach(this::tellLate);
        } else if (!done.contains(name)) {
            tellCrash(name, exit);
        }
        underWay.clear();
    }

    /** What has not begun yet. */
    private void rest(List<String> filters, List<String> options) throws Exception {
        var arguments = new ArrayList<>(filters);
        options.stream().filter(EXACT::equals).forEach(arguments::add);
        List<String> left = names(arguments).stream().filter(name -> !done.contains(name)).toList();
        if (!left.isEmpty()) {
            exactly(left, false);
        }
    }

    private int process(List<String> filters, List<String> options) throws Exception {
        suiteEnded = false;
        late = Set.of();
        lastEvent = null;
        loose = new BoundedText(OUTPUT);
        live = 0;
        var arguments = new ArrayList<>(options);
        if (!alone) {
            arguments.add("--show-output");
        }
        if (request.benches()) {
            arguments.add("--bench");
        }
        arguments.addAll(filters);
        Call<Integer> exit = programs.runWhole(harness.telling(arguments), new HarnessReader(this));
        Optional<Call<?>> watch = request.patience().isZero() ? Optional.empty()
                : Optional.of(Call.every(LOOK, "late tests", time -> stopLate(exit)));
        try {
            return scope.await(exit);
        } catch (InterruptedException stopped) {
            if (scope.isCancelled() || lateNow().isEmpty()) {
                throw stopped;
            }
            return -1;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof FailureException known ? known : failed;
        } finally {
            watch.ifPresent(Call::cancel);
        }
    }

    private synchronized Set<String> lateNow() {
        return late;
    }

    private synchronized boolean stopLate(Call<Integer> exit) {
        long now = System.nanoTime();
        Set<String> found = new LinkedHashSet<>();
        underWay.forEach((name, one) -> {
            if (now - one.start() > request.patience().toNanos()) {
                found.add(name);
            }
        });
        if (!found.isEmpty() && late.isEmpty()) {
            late = found;
            exit.cancel();
        }
        return true;
    }

    // What the harness says.

    @Override
    public synchronized void event(Json event) {
        String type = event.string("type", "");
        String name = event.string("name", "");
        switch (type + ' ' + event.string("event", "")) {
            case "suite started" -> {
                if (!planned) {
                    planned = true;
                    events.accept(new TestEvent.Planned((int) event.number("test_count", 0)));
                }
            }
            case "suite ok", "suite failed" -> {
                suiteEnded = true;
                suiteCount = event.number("passed", 0) + event.number("failed", 0) + event.number("ignored", 0);
            }
            case "test started" -> {
                underWay.put(name, new UnderWay(System.nanoTime(), new BoundedText(OUTPUT)));
                events.accept(new TestEvent.Started(harness.id(name)));
            }
            case "test ok", "test failed", "test ignored", "bench " -> {
                if (alone) {
                    lastEvent = event;
                } else {
                    finish(event, event.string("stdout", ""));
                }
            }
            default -> { } // e.g. that a test takes more than a minute, which the clock beside it shows
        }
    }

    @Override
    public synchronized void printed(String text) {
        Optional<String> one = underWay.size() == 1 ? underWay.keySet().stream().findFirst() : Optional.empty();
        one.map(underWay::get).map(UnderWay::printed).orElse(loose).append(text);
        if (live < LIVE) {
            live += text.length();
            String shown = live < LIVE ? text : BoundedText.of(text, SHOWN_AT_LAST)
                    + "\n… the rest is not shown while it comes …\n";
            events.accept(new TestEvent.Output(one.map(harness::id), shown));
        }
    }

    /** All that a lone test printed is here now. */
    private synchronized void finishLone() {
        Json event = lastEvent;
        if (event != null) {
            UnderWay one = underWay.get(event.string("name", ""));
            String printed = event.string("stdout", "") + (one == null ? "" : one.printed().toString()) + loose;
            finish(event, printed);
        }
        lastEvent = null;
        alone = false;
    }

    private void finish(Json event, String output) {
        String name = event.string("name", "");
        String word = event.string("type", "").equals("bench") ? "ok" : event.string("event", "");
        UnderWay one = underWay.remove(name);
        Duration took = event.get("median").asDouble().isPresent()
                ? Duration.ofNanos((long) event.get("median").asDouble().getAsDouble())
                : event.get("exec_time").asDouble().isPresent()
                        ? Duration.ofNanos((long) (event.get("exec_time").asDouble().getAsDouble() * 1e9))
                        : one == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - one.start());
        TestOutcome outcome = switch (word) {
            case "ok" -> TestOutcome.PASSED;
            case "ignored" -> TestOutcome.IGNORED;
            default -> TestOutcome.FAILED;
        };
        String message = event.string("message", event.string("reason", ""));
        Optional<TestFailure> failure = outcome == TestOutcome.FAILED ? Optional.of(panics.read(output, message))
                : outcome == TestOutcome.IGNORED && !message.isEmpty() ? Optional.of(TestFailure.of(message))
                        : Optional.empty();
        tell(name, outcome, outcome == TestOutcome.IGNORED ? Duration.ZERO : took,
                output, failure);
    }

    private void tell(String name, TestOutcome outcome, Duration took, String output, Optional<TestFailure> failure) {
        if (outcome != TestOutcome.STOPPED && !done.add(name)) {
            return;
        }
        var kind = request.benches() ? TestItem.Kind.BENCH : TestItem.Kind.TEST;
        var result = budget.keep(new TestResult(harness.id(name), kind, outcome, took, output, failure, false));
        results.add(result);
        events.accept(new TestEvent.Finished(result));
    }

    private void tellCrash(String name, int exit) {
        UnderWay one = underWay.get(name);
        String printed = (one == null ? "" : one.printed().toString()) + loose;
        tell(name, TestOutcome.CRASHED, took(one), printed, Optional.of(new TestFailure(
                ExitText.of(exit) + panicked(printed), Optional.empty(), panics.read(printed, "").location())));
    }

    private static String panicked(String printed) {
        String first = printed.strip().lines().filter(line -> line.contains("fatal runtime error")
                || line.contains("overflowed its stack") || line.contains("panicked at")).findFirst().orElse("");
        return first.isEmpty() ? "" : "\n" + first.strip();
    }

    private void tellLate(String name) {
        UnderWay one = underWay.get(name);
        tell(name, TestOutcome.TIMED_OUT, took(one), one == null ? "" : one.printed().toString(),
                Optional.of(TestFailure.of("It did not end within " + request.patience().toMillis() / 1000.0
                        + " s and was stopped.")));
    }

    /** The harness ended although no test was under way. */
    private void tellHarness(int exit) {
        var id = new TestId(harness.packageName(), harness.target(), "");
        var result = budget.keep(new TestResult(id, TestItem.Kind.PROGRAM, TestOutcome.CRASHED, Duration.ZERO,
                loose.toString(), Optional.of(TestFailure.of(ExitText.of(exit))), false));
        results.add(result);
        events.accept(new TestEvent.Finished(result));
    }

    private synchronized void tellStopped() {
        List.copyOf(underWay.keySet()).forEach(name -> tell(name, TestOutcome.STOPPED, took(underWay.get(name)),
                underWay.get(name).printed().toString(), Optional.empty()));
    }

    private static Duration took(@Nullable UnderWay one) {
        return one == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - one.start());
    }
}
