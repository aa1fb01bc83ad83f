package dev.rustaiide.system.lsp.extensions.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

class CargoCommandsTest {
    private static Optional<Effect.Run> run(String runnable) throws JsonException {
        return CargoCommands.run("Run", Json.parse(runnable), false);
    }

    @Test
    void a_runnable_of_cargo_has_its_words_behind_two_dashes() throws JsonException {
        assertEquals(Optional.of(new Effect.Run("Run", "cargo", List.of("test", "--lib", "--", "it_adds"),
                Path.of("/project"), Map.of("A", "1"), false)), run("""
                        {"kind": "cargo", "args": {"cwd": "/project", "cargoArgs": ["test", "--lib"],
                         "executableArgs": ["it_adds"], "environment": {"A": "1"}}}"""));
    }

    @Test
    void a_runnable_of_another_program_is_started_as_it_says() throws JsonException {
        assertEquals(Optional.of(new Effect.Run("Run", "buck2", List.of("run", "//app"), Path.of("/project"), Map.of(),
                false)), run("""
                        {"kind": "shell", "args": {"cwd": "/project", "program": "buck2",
                         "args": ["run", "//app"]}}"""));
    }

    @Test
    void what_says_not_what_to_run_or_where_is_left_out() throws JsonException {
        assertEquals(Optional.empty(), run("{\"kind\": \"shell\", \"args\": {\"cwd\": \"/project\"}}"));
        assertEquals(Optional.empty(), run("{\"kind\": \"cargo\", \"args\": {\"cargoArgs\": [\"run\"]}}"));
    }
}
