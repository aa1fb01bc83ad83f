package dev.rustaiide.app.workbench.internal.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.system.cargo.integration.CargoTask;

class WindowEffectsTest {
    private static final Path FOLDER = Path.of("/project");

    @Test
    void a_command_line_of_cargo_becomes_a_task_with_the_same_words() {
        CargoTask task = WindowEffects.taskOf("/home/me/.cargo/bin/cargo",
                List.of("test", "--package", "geometry", "--lib", "--", "tests::area", "--exact"), FOLDER)
                .orElseThrow();
        assertEquals(List.of("test", "--offline", "--package", "geometry", "--lib", "--", "tests::area", "--exact"),
                task.commandLine());
        assertEquals(FOLDER, task.folder());
    }

    @Test
    void what_is_not_cargos_is_no_task() {
        assertTrue(WindowEffects.taskOf("/bin/sh", List.of("run"), FOLDER).isEmpty());
        assertTrue(WindowEffects.taskOf("cargo", List.of("publish"), FOLDER).isEmpty());
        assertTrue(WindowEffects.taskOf("cargo", List.of(), FOLDER).isEmpty());
    }
}
