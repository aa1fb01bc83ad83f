package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RecallTest {
    private static final List<String> ASKED = List.of("first", "", "second");
    private final Recall recall = new Recall();

    @Test
    void one_goes_back_and_forth_and_ends_with_what_was_being_written() {
        assertEquals(Optional.of("second"), recall.back(ASKED, "half"));
        assertTrue(recall.isAt("second"));
        assertEquals(Optional.of("first"), recall.back(ASKED, "second"));
        assertEquals(Optional.empty(), recall.back(ASKED, "first"));
        assertEquals(Optional.of("second"), recall.on("first"));
        assertEquals(Optional.of("half"), recall.on("second"));
        assertEquals(Optional.empty(), recall.on("half"));
    }

    @Test
    void what_was_edited_is_not_gone_over() {
        assertEquals(Optional.of("second"), recall.back(ASKED, ""));
        assertFalse(recall.isAt("second, but longer"));
        assertEquals(Optional.of("second"), recall.back(ASKED, "second, but longer"));
        assertEquals(Optional.of("second, but longer"), recall.on("second"));
    }

    @Test
    void there_is_nothing_to_recall_at_first() {
        assertEquals(Optional.empty(), recall.back(List.of(), ""));
        assertEquals(Optional.empty(), recall.on(""));
    }
}
