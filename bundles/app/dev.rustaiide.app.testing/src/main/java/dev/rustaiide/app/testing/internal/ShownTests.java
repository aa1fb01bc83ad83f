package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestId;
import dev.rustaiide.system.testing.TestItem;
import dev.rustaiide.system.testing.TestList;
import dev.rustaiide.system.testing.TestPast;
import dev.rustaiide.system.testing.TestResult;

/** The tests of one folder with what is known of each. Without a widget; for one thread. */
final class ShownTests {
    private final Map<TestId, TestItem> items = new TreeMap<>();
    private final Map<TestId, TestState> states = new TreeMap<>();
    private final Map<TestId, TestPast> past = new TreeMap<>();
    private final Map<TestId, StringBuilder> live = new TreeMap<>();
    /** Rises with each change of which tests there are. */
    private int version;

    /** How many are how. */
    record Counts(int all, int passed, int failed, int ignored, int running) {}

    /** There are these tests now; what is known of them stays. */
    void replace(TestList found) {
        items.clear();
        found.items().forEach(item -> items.put(item.id(), item));
        states.keySet().retainAll(items.keySet());
        version++;
    }

    void remember(List<TestPast> history) {
        past.clear();
        history.forEach(each -> past.put(each.id(), each));
    }

    void forget() {
        items.clear();
        states.clear();
        past.clear();
        live.clear();
        version++;
    }

    int version() {
        return version;
    }

    /** The code has changed: what is known may not hold any more. */
    void age() {
        states.replaceAll((id, state) -> state.aged());
    }

    /** A run hears of a test that the source did not show: a macro makes it. */
    private void know(TestId id, TestItem.Kind kind) {
        if (items.putIfAbsent(id, new TestItem(id, kind, Optional.empty())) == null) {
            version++;
        }
    }

    void take(TestEvent event) {
        switch (event) {
            case TestEvent.Started(TestId id) -> {
                know(id, TestItem.Kind.TEST);
                live.put(id, new StringBuilder());
                states.merge(id, TestState.UNKNOWN.begun(), (before, fresh) -> before.begun());
            }
            case TestEvent.Finished(TestResult result) -> {
                know(result.id(), result.kind());
                live.remove(result.id());
                states.put(result.id(), TestState.of(result));
            }
            case TestEvent.Output(Optional<TestId> id, String text) -> id.map(live::get)
                    .ifPresent(printed -> printed.append(text));
            default -> { } // it is about no single test
        }
    }

    /** The run is over, whatever came of it. */
    void ended() {
        states.replaceAll((id, state) -> state.running() ? state.stopped() : state);
        live.clear();
    }

    List<TestItem> items() {
        return List.copyOf(items.values());
    }

    Optional<TestItem> item(TestId id) {
        return Optional.ofNullable(items.get(id));
    }

    TestState state(TestId id) {
        return states.getOrDefault(id, TestState.UNKNOWN);
    }

    Optional<TestPast> past(TestId id) {
        return Optional.ofNullable(past.get(id));
    }

    /** What a test that is under way has printed. */
    String live(TestId id) {
        return live.getOrDefault(id, new StringBuilder()).toString();
    }

    List<TestId> failed() {
        return states.entrySet().stream().filter(each -> each.getValue().isFailed()).map(Map.Entry::getKey).toList();
    }

    Counts counts() {
        int[] counts = new int[4];
        states.values().forEach(state -> {
            int at = switch (state.look()) {
                case PASSED -> 0;
                case FAILED -> 1;
                case IGNORED -> 2;
                case RUNNING -> 3;
                default -> -1;
            };
            if (at >= 0) {
                counts[at]++;
            }
        });
        return new Counts(items.size(), counts[0], counts[1], counts[2], counts[3]);
    }

    /** Those in {@code file} whose path ends with {@code name}, or that are in the module of that name. */
    List<TestState> at(Path file, String name, boolean module) {
        var found = new ArrayList<TestState>();
        items.values().stream().filter(item -> item.location().filter(at -> at.file().equals(file)).isPresent())
                .filter(item -> module ? ("::" + item.id().path()).contains("::" + name + "::")
                        : ("::" + item.id().path()).endsWith("::" + name))
                .forEach(item -> found.add(state(item.id())));
        return Collections.unmodifiableList(found);
    }
}
