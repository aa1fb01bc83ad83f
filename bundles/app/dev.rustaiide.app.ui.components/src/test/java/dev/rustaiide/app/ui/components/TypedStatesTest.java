package dev.rustaiide.app.ui.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TypedStatesTest {
    private final TypedStates states = new TypedStates();

    private void type(String text) {
        for (int i = 1; i <= text.length(); i++) {
            states.typed(text.substring(0, i), i);
        }
    }

    @Test
    void undo_takes_a_word_at_a_time_and_redo_brings_it_back() {
        type("why is this");
        assertEquals("why is", states.undo().text());
        assertEquals("why", states.undo().text());
        assertEquals("why is", states.redo().text());
        assertEquals("why is this", states.redo().text());
        assertEquals("why is this", states.redo().text());
    }

    @Test
    void what_was_typed_after_an_undo_takes_the_place_of_what_was_undone() {
        type("one two");
        states.undo();
        states.typed("one three", 9);
        assertEquals("one three", states.redo().text());
        assertEquals("one", states.undo().text());
    }

    @Test
    void one_cannot_go_back_behind_the_beginning() {
        type("x");
        assertEquals("", states.undo().text());
        assertEquals("", states.undo().text());
    }

    @Test
    void a_text_that_is_put_in_as_a_whole_is_a_step_of_its_own() {
        type("a");
        states.typed("recalled", 8);
        assertEquals(new TypedStates.State("a", 1), states.undo());
    }
}
