package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RowTreeTest {
    private final Map<String, List<String>> children = new TreeMap<>(Map.of("", List.of("a", "b", "c"), "a",
            List.of("a1", "a2"), "a2", List.of("a2x"), "c", List.of()));
    private final RowTree<String> tree = new RowTree<>(new RowModel<>() {
        @Override
        public List<String> roots() {
            return children("");
        }

        @Override
        public boolean hasChildren(String row) {
            return children.containsKey(row);
        }

        @Override
        public List<String> children(String row) {
            return children.getOrDefault(row, List.of());
        }

        @Override
        public Row row(String row) {
            return Row.of(row);
        }
    });

    @BeforeEach
    void load() {
        tree.reload();
    }

    @Test
    void opening_shows_children_below_and_closing_takes_them_away() {
        tree.open(0);
        tree.open(2);
        assertEquals("a a1 a2 a2x b c", shown());
        tree.close(0);
        assertEquals("a b c", shown());
        tree.open(0);
        assertEquals("a a1 a2 a2x b c", shown(), "what was open inside is open again");
    }

    @Test
    void a_row_without_children_does_not_open() {
        tree.open(1);
        assertFalse(tree.isOpen(1));
        tree.open(2);
        assertTrue(tree.isOpen(2), "a parent may be empty");
        assertEquals("a b c", shown());
    }

    @Test
    void selection_and_open_parents_stay_by_key_when_rows_come_and_go() {
        tree.open(0);
        tree.select(2);
        children.put("", List.of("0", "a", "b"));
        children.put("a", List.of("a0", "a1", "a2"));
        tree.reload();
        assertEquals("0 a a0 a1 a2 b", shown());
        assertEquals(List.of("a2"), tree.selection());
        assertEquals(4, tree.cursor());
    }

    @Test
    void when_the_selected_row_is_gone_its_neighbour_is_selected() {
        tree.select(2);
        children.put("", List.of("a", "b"));
        tree.reload();
        assertEquals(List.of("b"), tree.selection());
    }

    @Test
    void when_all_rows_are_gone_nothing_is_selected() {
        tree.select(2);
        children.put("", List.of());
        tree.reload();
        assertEquals(List.of(), tree.selection());
        assertEquals(-1, tree.cursor());
    }

    @Test
    void closing_over_the_cursor_selects_the_parent() {
        tree.open(0);
        tree.select(1);
        tree.close(0);
        assertEquals(List.of("a"), tree.selection());
        assertEquals(0, tree.cursor());
    }

    @Test
    void closing_all_goes_to_the_root_of_the_cursor() {
        tree.open(0);
        tree.open(2);
        tree.select(3);
        tree.closeAll();
        assertEquals("a b c", shown());
        assertEquals(List.of("a"), tree.selection());
    }

    @Test
    void the_cursor_stays_on_its_row_when_one_above_opens() {
        tree.select(1);
        tree.open(0);
        assertEquals("b", tree.at(tree.cursor()).row());
        tree.close(0);
        assertEquals("b", tree.at(tree.cursor()).row());
    }

    @Test
    void extending_selects_from_where_it_began_in_both_directions() {
        tree.select(1);
        tree.extend(2);
        assertEquals(List.of("b", "c"), tree.selection());
        tree.extend(0);
        assertEquals(List.of("a", "b"), tree.selection());
        tree.toggle(1);
        assertEquals(List.of("a"), tree.selection());
    }

    @Test
    void typing_finds_the_next_label_and_goes_round() {
        tree.open(0);
        tree.select(1);
        assertEquals(2, tree.find("A", false));
        assertEquals(1, tree.find("a1", true));
        assertEquals(4, tree.find("c", false));
        assertEquals(-1, tree.find("z", false));
        tree.select(4);
        assertEquals(0, tree.find("a", false));
    }

    @Test
    void remembered_parents_open_at_the_next_load() {
        tree.remember(List.of("a", "a2", "gone"));
        tree.reload();
        assertEquals("a a1 a2 a2x b c", shown());
        assertEquals(2, tree.parentOf(3));
        assertEquals(-1, tree.parentOf(0));
    }

    @Test
    void a_hundred_thousand_rows_load_while_nobody_notices() {
        children.put("", IntStream.range(0, 100_000).mapToObj(i -> "row " + i).toList());
        long start = System.nanoTime();
        tree.reload();
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
        assertEquals(100_000, tree.size());
    }

    private String shown() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < tree.size(); i++) {
            rows.add(tree.at(i).row());
        }
        return String.join(" ", rows);
    }
}
