package dev.rustaiide.app.workbench.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class TabRowTest {
    private final TabRow<String> row = new TabRow<>(List.of("a", "b", "c"));

    @Test
    void switching_goes_round_the_ends() {
        assertEquals(Optional.of("b"), row.next("a", 1));
        assertEquals(Optional.of("a"), row.next("c", 1));
        assertEquals(Optional.of("c"), row.next("a", -1));
    }

    @Test
    void there_is_nowhere_to_go_from_one_tab_or_from_outside() {
        assertTrue(new TabRow<>(List.of("a")).next("a", 1).isEmpty());
        assertTrue(row.next("x", 1).isEmpty());
    }

    @Test
    void others_and_those_to_the_right_leave_out_the_one() {
        assertEquals(List.of("a", "c"), row.others("b"));
        assertEquals(List.of("c"), row.rightOf("b"));
        assertEquals(List.of(), row.rightOf("c"));
        assertEquals(List.of(), row.rightOf("x"));
    }

    @Test
    void the_editor_closed_last_comes_back_first_and_only_once() {
        ClosedEditors closed = new ClosedEditors();
        for (String name : List.of("a", "b", "a", "c")) {
            closed.add(Path.of(name));
        }
        closed.opened(Path.of("c"));
        assertEquals(Optional.of(Path.of("a")), closed.take());
        assertEquals(Optional.of(Path.of("b")), closed.take());
        assertEquals(Optional.empty(), closed.take());
        assertTrue(closed.isEmpty());
    }

    @Test
    void only_so_many_closed_editors_are_remembered() {
        ClosedEditors closed = new ClosedEditors();
        for (int i = 0; i < 60; i++) {
            closed.add(Path.of("f" + i));
        }
        for (int i = 59; i >= 10; i--) {
            assertEquals(Optional.of(Path.of("f" + i)), closed.take());
        }
        assertTrue(closed.isEmpty());
    }
}
