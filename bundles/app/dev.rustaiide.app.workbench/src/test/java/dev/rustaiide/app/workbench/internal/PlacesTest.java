package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.app.workbench.internal.Places.Place;
import dev.rustaiide.foundation.types.Position;

class PlacesTest {
    private final Places places = new Places();

    @Test
    void back_and_forward_lead_through_the_places_in_order() {
        places.visit(at("a", 0));
        places.visit(at("b", 0));
        places.visit(at("b", 50));
        assertEquals(Optional.of(at("b", 0)), places.back());
        assertEquals(Optional.of(at("a", 0)), places.back());
        assertFalse(places.canGoBack());
        assertEquals(Optional.of(at("b", 0)), places.forward());
        assertTrue(places.canGoForward());
    }

    @Test
    void a_few_lines_further_is_the_same_place() {
        places.visit(at("a", 0));
        places.visit(at("a", 3));
        assertFalse(places.canGoBack());
    }

    @Test
    void a_new_place_forgets_what_lay_ahead() {
        places.visit(at("a", 0));
        places.visit(at("b", 0));
        places.back();
        places.visit(at("c", 0));
        assertFalse(places.canGoForward());
        assertEquals(Optional.of(at("a", 0)), places.back());
    }

    private static Place at(String file, int line) {
        return new Place(Path.of(file), new Position(line, 0));
    }
}
