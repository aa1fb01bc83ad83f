package dev.rustaiide.app.testing.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
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
    private Found found = new Found(new TreeMap<>(), new HashMap<>());
    private final Map<TestId, TestState> states = new HashMap<>();
    private final Map<TestId, TestPast> past = new HashMap<>();
    private final Map<TestId, StringBuilder> live = new HashMap<>();
    /** Rises with each change of which tests there are. */
    private int version;
    /** Rises with each change of how one of them is. */
    private int revision;
    private Counts counts = new Counts(0, 0, 0, 0, 0);
    private int counted = -1;

    /** Which tests there are, in the order of their ids and by the files that they stand in. */
    record Found(NavigableMap<TestId, TestItem> items, Map<Path, List<TestItem>> byFile) {
        /** Made where it keeps no window waiting: any thread. */
        static Found of(TestList list) {
            var found = new Found(new TreeMap<>(), new HashMap<>());
            list.items().forEach(found::add);
            return found;
        }

        private boolean add(TestItem item) {
            boolean fresh = items.putIfAbsent(item.id(), item) == null;
            if (fresh) {
                item.location().ifPresent(at -> byFile.computeIfAbsent(at.file(), file -> new ArrayList<>()).add(item));
            }
            return fresh;
        }
    }

    /** How many are how. */
    record Counts(int all, int passed, int failed, int ignored, int running) {}

    /** There are these tests now; what is known of them stays. */
    void replace(Found now) {
        found = now;
        states.keySet().retainAll(found.items().keySet());
        version++;
        revision++;
    }

    void remember(List<TestPast> history) {
        past.clear();
        history.forEach(each -> past.put(each.id(), each));
    }

    void forget() {
        past.clear();
        live.clear();
        replace(new Found(new TreeMap<>(), new HashMap<>()));
    }

    int version() {
        return version;
    }

    int revision() {
        return revision;
    }

    /** The code has changed: what is known may not hold any more. */
    void age() {
        states.replaceAll((id, state) -> state.aged());
        revision++;
    }

    /** A run hears of a test that the source did not show: a macro makes it. */
    private void know(TestId id, TestItem.Kind kind) {
        if (found.add(new TestItem(id, kind, Optional.empty()))) {
            version++;
        }
    }

    void take(TestEvent event) {
        revision++;
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
        revision++;
        live.clear();
    }

    List<TestItem> items() {
        return List.copyOf(found.items().values());
    }

    Optional<TestItem> item(TestId id) {
        return Optional.ofNullable(found.items().get(id));
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
        return states.entrySet().stream().filter(each -> each.getValue().isFailed()).map(Map.Entry::getKey).sorted()
                .toList();
    }

    Counts counts() {
        if (counted != revision) {
            counted = revision;
            counts = count();
        }
        return counts;
    }

    private Counts count() {
        int[] sums = new int[4];
        states.values().forEach(state -> {
            int at = switch (state.look()) {
                case PASSED -> 0;
                case FAILED -> 1;
                case IGNORED -> 2;
                case RUNNING -> 3;
                default -> -1;
            };
            if (at >= 0) {
                sums[at]++;
            }
        });
        return new Counts(found.items().size(), sums[0], sums[1], sums[2], sums[3]);
    }

    /** Those in {@code file} whose path ends with {@code name}, or that are in the module of that name. */
    List<TestState> at(Path file, String name, boolean module) {
        return found.byFile().getOrDefault(file, List.of()).stream()
                .filter(item -> module ? ("::" + item.id().path()).contains("::" + name + "::")
                        : ("::" + item.id().path()).endsWith("::" + name))
                .sorted(Comparator.comparing(TestItem::id)).map(item -> state(item.id())).toList();
    }
}
