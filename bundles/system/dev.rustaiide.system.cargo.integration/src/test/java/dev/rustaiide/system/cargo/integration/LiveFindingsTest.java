package dev.rustaiide.system.cargo.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Severity;

class LiveFindingsTest {
    private static final Path FILE = Path.of("/a.rs");
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<Map<Path, List<Diagnostic>>> shown = new ArrayList<>();

    private static Diagnostic problem(String message, int line) {
        return Diagnostic.of(new Location(FILE, Range.of(line, 0, line, 1)), Severity.ERROR, "rustc", message);
    }

    private void turn() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void the_first_comes_at_once_and_those_with_it_in_the_same_turn() {
        var live = new LiveFindings(List.of(), waiting::add, shown::add);
        live.accept(problem("a", 1));
        live.accept(problem("b", 2));
        assertEquals(1, waiting.size());
        turn();
        assertEquals(List.of(Map.of(FILE, List.of(problem("a", 1), problem("b", 2)))), shown);
        live.accept(problem("c", 3));
        assertEquals(0, waiting.size(), "a pause comes before the next");
        assertEquals(List.of(problem("a", 1), problem("b", 2), problem("c", 3)), live.end());
    }

    @Test
    void what_was_before_stays_and_leaves_its_old_place_when_it_is_found_again() {
        var live = new LiveFindings(List.of(problem("old", 5), problem("moved", 6)), waiting::add, shown::add);
        live.accept(problem("moved", 9));
        turn();
        assertEquals(List.of(problem("old", 5), problem("moved", 9)), shown.getLast().get(FILE));
        assertEquals(List.of(problem("old", 5), problem("moved", 9)), live.end());
        live.accept(problem("late", 1));
        turn();
        assertEquals(1, shown.size());
    }
}
