package dev.rustaiide.app.desktop.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workbench.StartRequest;
import dev.rustaiide.foundation.types.Position;

class LifeCycleTest {
    @TempDir
    Path temp;

    @Test
    void a_folder_and_a_file_with_a_place_are_told_apart() throws Exception {
        Path file = Files.writeString(temp.resolve("a.rs"), "");
        assertEquals(request(temp, file, new Position(2, 4)), read(temp.toString(), file + ":3:5"));
        assertEquals(request(temp, file, new Position(2, 0)), read(temp.toString(), file + ":3"));
        assertEquals(new StartRequest(Optional.empty(), Optional.of(file), Optional.empty()), read(file.toString()));
    }

    @Test
    void a_workspace_file_is_opened_as_a_folder_is() throws Exception {
        Path workspace = Files.writeString(temp.resolve("all.code-workspace"), "{}");
        Path file = Files.writeString(temp.resolve("a.rs"), "");
        assertEquals(new StartRequest(Optional.of(workspace), Optional.of(file), Optional.empty()),
                read(workspace.toString(), file.toString()));
    }

    @Test
    void a_file_whose_name_ends_like_a_place_is_that_file() throws Exception {
        Path file = Files.writeString(temp.resolve("a.rs:3"), "");
        assertEquals(new StartRequest(Optional.empty(), Optional.of(file), Optional.empty()), read(file.toString()));
    }

    @Test
    void options_and_the_words_of_settings_are_no_paths() {
        assertEquals(new StartRequest(Optional.of(temp), Optional.empty(), Optional.empty()),
                read("-consoleLog", "--set", "appearance.theme=dark", temp.toString()));
        assertEquals(StartRequest.NOTHING, read());
    }

    @Test
    void a_file_that_is_not_there_is_still_asked_for() {
        Path file = temp.resolve("missing.rs");
        assertEquals(request(null, file, new Position(6, 0)), read(file + ":7"));
    }

    private static StartRequest request(Path folder, Path file, Position position) {
        return new StartRequest(Optional.ofNullable(folder), Optional.of(file), Optional.of(position));
    }

    private static StartRequest read(String... arguments) {
        return LifeCycle.read(arguments, Path::of);
    }
}
