package dev.rustaiide.app.language.views.internal.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.language.SourceChanged;
import dev.rustaiide.foundation.language.SourceChanged.Stage;

class ServerStatesTest {
    private final ServerStates states = new ServerStates((Events) Proxy.newProxyInstance(Events.class.getClassLoader(),
            new Class<?>[] {Events.class}, (proxy, method, arguments) -> null), Runnable::run);
    private int changes;

    private static SourceChanged state(String source, String folder, Stage stage, OptionalInt percent) {
        return new SourceChanged(source, Path.of(folder), stage, "", percent);
    }

    private void heard(String source, Stage stage) {
        states.heard(state(source, "/w", stage, OptionalInt.empty()));
    }

    private String summary() {
        return ServerStates.summary(states.all());
    }

    @Test
    void the_status_line_tells_of_what_matters_most() {
        assertEquals("", summary());
        states.heard(state("rust-analyzer", "/w", Stage.LOADING, OptionalInt.of(45)));
        assertEquals("rust-analyzer: loading 45 %", summary());
        heard("rust-analyzer", Stage.READY);
        assertEquals("rust-analyzer", summary());
        heard("tombi", Stage.MISSING);
        assertEquals("tombi +1: not installed", summary());
        heard("clangd", Stage.FAILED);
        assertEquals("clangd +2: failed", summary());
        heard("clangd", Stage.STOPPED);
        assertEquals("tombi +1: not installed", summary());
    }

    @Test
    void who_is_ready_has_no_percent_and_who_stopped_is_not_told_of() {
        states.heard(state("clangd", "/w", Stage.READY, OptionalInt.of(100)));
        assertEquals("clangd", summary());
        heard("clangd", Stage.STOPPED);
        assertEquals("", summary());
    }

    @Test
    void the_same_twice_is_no_change_and_each_folder_has_its_own() {
        states.onChange(() -> changes++);
        heard("clangd", Stage.READY);
        heard("clangd", Stage.READY);
        states.heard(state("clangd", "/other", Stage.STARTING, OptionalInt.empty()));
        assertEquals(2, changes);
        assertEquals(2, states.all().size());
        assertEquals(Stage.STARTING, states.all().getFirst().stage());
        String explanation = ServerStates.explanation(states.all());
        assertTrue(explanation.startsWith("clangd in other: starting\nclangd in w: ready\n"), explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Run “npm install -g pyright” in a terminal. | npm install -g pyright
            Run “rustup component add rust-analyzer”, or “x”. | rustup component add rust-analyzer
            Ask your administrator. | Ask your administrator.
            """)
    void the_command_is_what_a_hint_quotes(String hint, String command) {
        assertEquals(command, ServerActions.command(hint));
    }

    @ParameterizedTest
    @CsvSource({"rust-analyzer 1.89.0 (29483883e 2025-08-04), 1.89.0", "Ubuntu clangd version 18.1.3 (1), 18.1.3",
        "v0.6.11, v0.6.11", "nightly, nightly"})
    void a_version_is_the_first_word_like_one(String line, String version) {
        assertEquals(version, Versions.number(line));
    }

    @Test
    void each_stage_has_a_word_and_a_shape() {
        for (Stage stage : Stage.values()) {
            assertEquals(1, List.of(Stage.values()).stream()
                    .filter(other -> StageLook.word(other).equals(StageLook.word(stage))).count(), stage.name());
            assertTrue(StageLook.glyph(stage).icon() != null);
        }
    }
}
