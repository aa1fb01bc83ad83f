package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.google.gson.JsonPrimitive;

class HandlesTest {
    @Test
    void what_was_given_out_is_found_by_its_kind_alone() {
        var handles = new Handles();
        Handles.Batch batch = handles.batch();
        String first = batch.add("one");
        String second = batch.add(2);
        assertEquals(Optional.of("one"), handles.find(new JsonPrimitive(first), String.class));
        assertEquals(Optional.of(2), handles.find(second, Integer.class));
        assertEquals(Optional.empty(), handles.find(second, String.class));
        for (Object strange : List.of("", "x", "1", "1.", ".1", "1.-1", "1.99", "1.1.1", "99999999999999999999.1", 7)) {
            assertEquals(Optional.empty(), handles.find(strange, Object.class), () -> "for " + strange);
        }
        assertEquals(Optional.empty(), handles.find(null, Object.class));
    }

    @Test
    void old_answers_are_forgotten_and_the_number_of_things_stays_bounded() {
        var handles = new Handles();
        String old = handles.batch().add("old");
        for (int i = 0; i < 300; i++) {
            handles.batch();
        }
        assertEquals(Optional.empty(), handles.find(old, String.class));
        for (int i = 0; i < 20; i++) {
            Handles.Batch batch = handles.batch();
            for (int j = 0; j < 10_000; j++) {
                batch.add(j);
            }
        }
        assertTrue(handles.size() <= 50_000, () -> handles.size() + " things");
        Handles.Batch before = handles.batch();
        for (int i = 0; i < 300; i++) {
            handles.batch();
        }
        int size = handles.size();
        before.add("late");
        assertEquals(size, handles.size(), "an answer that is forgotten takes nothing");
    }
}
