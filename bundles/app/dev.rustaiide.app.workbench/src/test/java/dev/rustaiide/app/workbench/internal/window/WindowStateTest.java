package dev.rustaiide.app.workbench.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

class WindowStateTest {
    private static final List<Rectangle> SCREENS =
            List.of(new Rectangle(0, 0, 1920, 1080), new Rectangle(-1280, 100, 1280, 1024));

    private static WindowState at(int x, int y, int width, int height) {
        return new WindowState(new Rectangle(x, y, width, height), false, 2000, 2800, 3200, true, false, false);
    }

    @Test
    void what_is_written_is_read_again() throws JsonException {
        WindowState state = new WindowState(new Rectangle(-700, 120, 1440, 900), true, 3100, 4000, 2500, false, true,
                true);
        assertEquals(Optional.of(state), WindowState.read(Json.parse(state.write().printPretty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[]", "{\"x\":1,\"y\":1,\"width\":900,\"height\":900}",
        "{\"x\":1,\"y\":1,\"width\":-5,\"height\":900,\"side\":2000,\"bottom\":2000}",
        "{\"x\":1,\"y\":1,\"width\":900,\"height\":1e12,\"side\":2000,\"bottom\":2000}",
        "{\"x\":1,\"y\":1,\"width\":900,\"height\":900,\"side\":9999,\"bottom\":2000}",
        "{\"x\":\"1\",\"y\":1,\"width\":\"900\",\"height\":900,\"side\":2000,\"bottom\":2000}"})
    void what_makes_no_sense_is_passed_over(String json) throws JsonException {
        assertEquals(Optional.empty(), WindowState.read(Json.parse(json)));
    }

    @Test
    void a_window_must_be_graspable_on_a_screen_that_is_there() {
        assertTrue(at(100, 100, 1440, 900).isOn(SCREENS));
        assertTrue(at(-1200, 200, 1000, 700).isOn(SCREENS), "on the second screen");
        assertFalse(at(-1200, 200, 1000, 700).isOn(SCREENS.subList(0, 1)), "that screen is gone");
        assertFalse(at(1900, 100, 1440, 900).isOn(SCREENS), "only 20 points are left of it");
        assertFalse(at(100, -50, 1440, 900).isOn(SCREENS), "its title is over the top");
        assertFalse(at(100, 1070, 1440, 900).isOn(SCREENS));
    }

    @ParameterizedTest
    @CsvSource({"2000,8000,2000", "25,75,2500", "1,9999,500", "9999,1,8000", "'',8000,77", "x,8000,77", "0,8000,77",
        "2000,0,77", "-5,10,77"})
    void shares_come_from_what_e4_keeps(String one, String other, int share) {
        assertEquals(share, WindowState.share(one, other, 77));
    }

    @Test
    void the_title_names_folder_file_and_product() {
        assertEquals("Rust AI IDE", WindowTitle.of(Optional.empty(), Optional.empty()));
        assertEquals("hello — Rust AI IDE", WindowTitle.of(Optional.of("hello"), Optional.empty()));
        assertEquals("hello — main.rs — Rust AI IDE",
                WindowTitle.of(Optional.of("hello"), Optional.of(WindowTitle.name(Path.of("/p/hello/main.rs")))));
    }
}
