package dev.rustaiide.system.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.LearningSettings;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.DeclaredFeature;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.serialization.Json;

class LearningVerbTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TreeMap<Path, List<Choice>> all = new TreeMap<>();
    private boolean on;

    /** In memory. */
    private final class Remembered implements Choices {
        @Override
        public boolean isOn() {
            return on;
        }

        @Override
        public boolean keep(Path of, Choice choice) {
            throw new UnsupportedOperationException("a verb keeps none");
        }

        @Override
        public List<Kept> kept() {
            return all.entrySet().stream().map(each -> new Kept(each.getKey(), each.getValue().size(), 2048,
                    Instant.EPOCH, Instant.EPOCH)).toList();
        }

        @Override
        public List<Choice> of(Path of) {
            return all.getOrDefault(of, List.of());
        }

        @Override
        public int erase(Path of) {
            return all.remove(of).size();
        }
    }

    @BeforeEach
    void choose() {
        float[] rows = {0.5f, 1, 0.25f, 3};
        var first = new Choice(Instant.EPOCH, Shown.LIST, Outcome.TAKEN, "src/a.rs", "rust", 2, 9, 1, 2, rows);
        var second = new Choice(Instant.EPOCH, Shown.GHOST, Outcome.LEFT, "src/b.rs", "rust", 0, 1, -1, 2, rows);
        all.put(folder.resolve("one"), new ArrayList<>(List.of(first, second)));
        all.put(folder.resolve("two"), new ArrayList<>(List.of(second)));
    }

    @SuppressWarnings("unchecked")
    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        var settings = (Settings) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> {
                    assertEquals("set", method.getName());
                    assertEquals(LearningSettings.ON, arguments[0]);
                    on = (Boolean) arguments[1];
                    return null;
                });
        var learning = (CompletionLearning) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {CompletionLearning.class}, (proxy, method, arguments) -> List.of(
                        new DeclaredFeature("share", "", 0, 1, true), new DeclaredFeature("place", "", 0, 9, true)));
        var services = (ComponentServiceObjects<CompletionLearning>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ComponentServiceObjects.class}, (proxy, method, arguments)
                        -> method.getName().equals("getService") ? learning : null);
        try (var terminal = new Terminal(new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8),
                false)) {
            return new VerbTable(List.of(new LearningVerb(new Remembered(), settings, services))).run(List.of(words),
                    terminal, folder).number();
        }
    }

    @Test
    void it_is_off_until_it_is_switched_on_and_says_what_is_kept() throws Exception {
        assertEquals(0, run("learning", "status"));
        assertTrue(out.toString(UTF_8).startsWith("Learning from choices is off"), out.toString(UTF_8));
        assertEquals(0, run("learning", "on", "--json"));
        assertTrue(on);
        Json json = Json.parse(out.toString(UTF_8));
        assertEquals(Json.of(true), json.get("on"));
        assertEquals(2, json.get("folders").items().size());
        assertEquals(0, run("learning", "status", "two", "--json"));
        assertEquals(Json.of(1), Json.parse(out.toString(UTF_8)).get("folders").items().getFirst().get("choices"));
        assertEquals(0, run("learning", "off"));
        assertTrue(out.toString(UTF_8).contains("is not learned from"), out.toString(UTF_8));
        assertEquals(2, run("learning", "off", "one"));
        assertEquals(2, run("learning", "forget"));
    }

    @Test
    void all_that_is_kept_is_shown_with_the_names_of_the_numbers() throws Exception {
        assertEquals(0, run("learning", "show"));
        assertTrue(out.toString(UTF_8).contains("one: 2 choices; taken 1, the first of them 0; typed 0; left 1"),
                out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("src/a.rs  list of 9   taken no. 2"), out.toString(UTF_8));
        assertEquals(0, run("learning", "show", "one", "--json"));
        Json choice = Json.parse(out.toString(UTF_8)).get("folders").items().getFirst().get("list").items().getFirst();
        assertEquals("taken", choice.string("outcome", ""));
        assertEquals(Json.of(1), choice.get("right"));
        assertEquals(Json.of(0.25), choice.get("candidates").items().get(1).get("share"));
        assertEquals(0, run("learning", "show", "three"));
        assertEquals("Nothing is kept for that folder.\n", out.toString(UTF_8));
    }

    @Test
    void a_folder_is_erased_or_all_are() throws Exception {
        assertEquals(0, run("learning", "erase", "one"));
        assertTrue(out.toString(UTF_8).startsWith("Erased 2 choices."), out.toString(UTF_8));
        assertEquals(List.of(folder.resolve("two")), List.copyOf(all.keySet()));
        assertEquals(0, run("learning", "erase", "--json"));
        assertEquals(Json.of(1), Json.parse(out.toString(UTF_8)).get("erased"));
        assertTrue(all.isEmpty());
        assertEquals(0, run("learning", "erase"));
        assertEquals("There was nothing to erase.\n", out.toString(UTF_8));
    }
}
