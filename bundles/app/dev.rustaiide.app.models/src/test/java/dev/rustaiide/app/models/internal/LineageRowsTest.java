package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.ml.pipeline.Pipelines.Made;
import dev.rustaiide.app.models.internal.LineageRows.Node;
import dev.rustaiide.foundation.serialization.Json;

class LineageRowsTest {
    private final LineageRows rows = new LineageRows();

    private static Made made(String step, String day, String... inputs) {
        return new Made(step, "kind", 1, Json.object().build(), "hash-of-" + step, List.of(inputs), "2026-11-" + day
                + "T10:00:00Z", 75, false, Json.object().build());
    }

    private List<String> tree() {
        var lines = new ArrayList<String>();
        rows.roots().forEach(root -> add(root, "", lines));
        return lines;
    }

    private void add(Node node, String indent, List<String> lines) {
        lines.add(indent + rows.row(node).label());
        assertEquals(!rows.children(node).isEmpty(), rows.hasChildren(node));
        rows.children(node).forEach(each -> add(each, indent + "  ", lines));
    }

    @Test
    void what_came_out_last_is_first_and_below_it_what_it_was_made_of() {
        assertTrue(rows.set(List.of(made("package", "03", "hash-of-ranker", "hash-of-corpus"), made("ranker", "02",
                "hash-of-corpus"), made("corpus", "01"), made("newer", "04", "hash-of-corpus"))));
        assertEquals(List.of("newer", "  corpus", "package", "  ranker", "    corpus", "  corpus"), tree());
    }

    @Test
    void places_of_one_result_are_told_apart_and_what_is_gone_is_left_out() {
        rows.set(List.of(made("package", "03", "hash-of-corpus", "hash-of-gone"), made("corpus", "01")));
        Node root = rows.roots().getFirst();
        assertEquals(List.of("hash-of-package/hash-of-corpus"), rows.children(root).stream().map(rows::key).toList());
        assertFalse(rows.set(List.of(made("package", "03", "hash-of-corpus", "hash-of-gone"), made("corpus", "01"))));
    }

    @Test
    void a_row_says_how_long_it_took_and_begins_with_its_hash() {
        rows.set(List.of(made("corpus", "01")));
        var row = rows.row(rows.roots().getFirst());
        assertEquals("kind 1  2026-11-01 10:00:00  1 min", row.detail());
        assertEquals("hash-of-corp", row.badge());
        assertTrue(LineageRows.facts(rows.roots().getFirst()).contains("hash-of-corpus"));
    }
}
