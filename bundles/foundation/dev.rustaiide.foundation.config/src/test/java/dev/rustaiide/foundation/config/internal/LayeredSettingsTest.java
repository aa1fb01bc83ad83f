package dev.rustaiide.foundation.config.internal;

import static dev.rustaiide.foundation.config.internal.Fixture.SKIP;
import static dev.rustaiide.foundation.config.internal.Fixture.TAB;
import static dev.rustaiide.foundation.config.internal.Fixture.THEME;
import static dev.rustaiide.foundation.config.internal.Fixture.WRAP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.eclipse.osgi.service.environment.EnvironmentInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Severity;
import dev.rustaiide.foundation.config.SettingsView.Value;
import dev.rustaiide.foundation.config.SettingsView.Watch;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class LayeredSettingsTest {
    @TempDir
    Path temp;
    private Path file;
    private LayeredSettings settings;

    @BeforeEach
    void open() {
        file = temp.resolve("settings.json");
        settings = settings(Map.of());
    }

    @AfterEach
    void close() {
        settings.close();
    }

    private LayeredSettings settings(Map<String, String> environment, String... arguments) {
        return new Fixture(temp).open(environment, arguments);
    }

    private LayeredSettings reopen(String text) throws IOException {
        settings.close();
        Files.writeString(file, text);
        settings = settings(Map.of());
        return settings;
    }

    private void replace(String text) throws IOException {
        Path fresh = Files.writeString(temp.resolve("fresh"), text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static <T> void await(T expected, Supplier<T> question) throws InterruptedException {
        for (int patience = 0; patience < 3000 && !question.get().equals(expected); patience++) {
            Thread.sleep(10);
        }
        assertEquals(expected, question.get());
    }

    @Test
    void a_start_without_arguments_has_none() {
        assertEquals(List.of(), LayeredSettings.words(started(null)));
        assertEquals(List.of("--set", "a=b"), LayeredSettings.words(started(new String[] {"--set", "a=b"})));
    }

    private static EnvironmentInfo started(String[] arguments) {
        return (EnvironmentInfo) Proxy.newProxyInstance(LayeredSettingsTest.class.getClassLoader(),
                new Class<?>[] {EnvironmentInfo.class}, (proxy, method, parameters) -> arguments);
    }

    @Test
    void without_a_file_the_standard_counts() {
        assertEquals(new Value<>(4L, Origin.STANDARD), settings.lookup(TAB));
        assertEquals(List.of("target"), settings.get(SKIP));
        assertEquals(List.of(), settings.problems());
    }

    @Test
    void each_layer_overrides_those_below() throws IOException {
        Files.writeString(file, "{\"editor.tabSize\": 2, \"editor.wrap\": true, /* c */ \"look.theme\": \"light\"}");
        var environment = Map.of("RUST_AI_IDE_SET_EDITOR_TABSIZE", "3", "RUST_AI_IDE_SET_EDITOR_WRAP", "false");
        var layered = settings(environment, "-data", "x", "--set", "editor.tabSize=8", "--set", "broken");
        assertEquals(new Value<>(8L, Origin.COMMAND_LINE), layered.lookup(TAB));
        assertEquals(new Value<>(false, Origin.ENVIRONMENT), layered.lookup(WRAP));
        assertEquals(new Value<>("light", Origin.USER), layered.lookup(THEME));
        layered.close();
    }

    @Test
    void a_value_that_breaks_its_rule_gives_way_and_is_told() throws IOException {
        reopen("{\n  \"editor.tabSize\": 99,\n  \"look.theme\": \"pink\",\n"
                + "  \"editor.wrap\": \"yes\",\n  \"look.tehme\": 1,\n  \"other.key\": 1\n}");
        assertEquals(4L, settings.get(TAB));
        assertEquals("dark", settings.get(THEME));
        assertEquals(List.of(
                problem(Severity.ERROR, 2,
                        "\"editor.tabSize\" does not count. It must be a whole number from 1 to 16."),
                problem(Severity.ERROR, 3, "\"look.theme\" does not count. It must be one of dark, light."),
                problem(Severity.ERROR, 4, "\"editor.wrap\" does not count. It must be true or false."),
                problem(Severity.WARNING, 5,
                        "There is no setting \"look.tehme\" here. Did you mean \"look.theme\"?"),
                problem(Severity.HINT, 6, "There is no setting \"other.key\" here.")), settings.problems());
    }

    private Problem problem(Severity severity, int line, String message) {
        return new Problem(Origin.USER, Source.in(file, line, 3), severity, message);
    }

    @Test
    void a_word_that_breaks_its_rule_gives_way_too() {
        var layered = settings(Map.of("RUST_AI_IDE_SET_EDITOR_TABSIZE", "many"), "--set", "look.theme=pink");
        assertEquals(Origin.STANDARD, layered.lookup(TAB).origin());
        assertEquals(List.of(Origin.ENVIRONMENT, Origin.COMMAND_LINE),
                layered.problems().stream().map(Problem::origin).toList());
        layered.close();
    }

    @Test
    void setting_a_value_keeps_comments_and_unknown_keys() throws Exception {
        reopen("{\n  // mine\n  \"other.key\": [1],\n  \"editor.tabSize\": 2 // two\n}\n");
        settings.set(TAB, 8L);
        settings.set(SKIP, List.of("a", "b"));
        assertEquals("""
                {
                  // mine
                  "other.key": [1],
                  "editor.tabSize": 8, // two
                  "search.skip": [
                    "a",
                    "b"
                  ]
                }
                """, Files.readString(file));
        assertEquals(new Value<>(8L, Origin.USER), settings.lookup(TAB));
        settings.reset(TAB);
        assertEquals(Origin.STANDARD, settings.lookup(TAB).origin());
        try (var left = Files.list(temp)) {
            assertEquals(List.of(file, temp.resolve("state")), left.sorted().toList());
        }
    }

    @Test
    void a_value_that_breaks_its_rule_is_not_written() {
        assertThrows(IllegalArgumentException.class, () -> settings.set(TAB, 17L));
        assertTrue(Files.notExists(file));
    }

    @Test
    void a_file_that_does_not_parse_keeps_the_last_good_values_and_says_where() throws Exception {
        reopen("{\"editor.tabSize\": 2,\n\n\n\"editor.tabsize\": 3}");
        assertEquals(1, settings.problems().size());
        replace("{\"editor.tabSize\": 7,\n oops}");
        await(2, () -> settings.problems().getFirst().source().line());
        assertEquals(1, settings.problems().size(), "what was wrong before is at no line of the file as it is now");
        Problem problem = settings.problems().getFirst();
        assertTrue(problem.message().startsWith("settings.json does not parse: "), problem.message());
        assertEquals(List.of(2, 2), List.of(problem.source().line(), problem.source().column()));
        assertEquals(2L, settings.get(TAB));
        var refused = assertThrows(FailureException.class, () -> settings.set(TAB, 3L));
        assertInstanceOf(Failure.BadContent.class, refused.failure());
        assertEquals("{\"editor.tabSize\": 7,\n oops}", Files.readString(file));
        replace("{\"editor.tabSize\": 7}");
        await(7L, () -> settings.get(TAB));
        assertEquals(List.of(), settings.problems());
    }

    @Test
    void a_file_that_cannot_be_read_is_a_problem_and_no_end() throws IOException {
        Files.createDirectory(file);
        settings.close();
        settings = settings(Map.of());
        assertEquals(4L, settings.get(TAB));
        assertEquals(1, settings.problems().size());
    }

    @Test
    void a_linked_file_stays_a_link() throws Exception {
        Path real = Files.writeString(temp.resolve("dotfile.json"), "{}");
        Files.createSymbolicLink(file, real);
        settings.set(TAB, 5L);
        assertTrue(Files.isSymbolicLink(file));
        assertEquals("{\n  \"editor.tabSize\": 5\n}", Files.readString(real));
    }

    @Test
    void a_change_is_told_once_and_only_to_those_whom_it_concerns() throws Exception {
        BlockingQueue<Object> heard = new ArrayBlockingQueue<>(10);
        settings.onChange(TAB, Runnable::run, heard::add);
        settings.onChange(WRAP, Runnable::run, heard::add);
        settings.set(TAB, 4L); // as before, if from another layer
        settings.set(TAB, 6L);
        assertEquals(6L, heard.poll(30, TimeUnit.SECONDS));
        replace("{\"editor.wrap\": true, \"editor.tabSize\": 6}");
        assertEquals(true, heard.poll(30, TimeUnit.SECONDS));
        Thread.sleep(50);
        assertEquals(List.of(), List.copyOf(heard));
    }

    @Test
    void several_changes_before_the_executor_runs_are_one() throws Exception {
        List<Runnable> queue = new ArrayList<>();
        List<Long> heard = new ArrayList<>();
        settings.onChange(TAB, queue::add, heard::add);
        settings.set(TAB, 5L);
        settings.set(TAB, 6L);
        queue.forEach(Runnable::run);
        assertEquals(List.of(6L), heard);
    }

    @Test
    void a_bad_listener_harms_no_other_and_a_closed_one_hears_nothing() throws Exception {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        settings.onChange(TAB, Runnable::run, value -> {
            throw new IllegalStateException("listener, on purpose");
        });
        settings.onChange(TAB, command -> {
            throw new RejectedExecutionException();
        }, heard::add);
        Watch closed = settings.onChange(TAB, Runnable::run, heard::add);
        closed.close();
        settings.onChange(TAB, Runnable::run, value -> heard.add(-value));
        settings.set(TAB, 9L);
        assertEquals(List.of(-9L), heard);
    }

    @Test
    void problems_are_told_as_they_come_and_go() throws Exception {
        BlockingQueue<List<Problem>> heard = new ArrayBlockingQueue<>(10);
        settings.onProblems(Runnable::run, heard::add);
        replace("{");
        assertEquals(1, heard.poll(30, TimeUnit.SECONDS).size());
        Files.delete(file);
        assertEquals(List.of(), heard.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void keys_come_by_category() {
        assertEquals(List.of(Fixture.BUDGET, TAB, WRAP, Fixture.HINTS, THEME, SKIP, Fixture.PROGRAM), settings.keys());
    }
}
