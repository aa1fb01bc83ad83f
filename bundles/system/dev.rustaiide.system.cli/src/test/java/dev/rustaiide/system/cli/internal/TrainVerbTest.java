package dev.rustaiide.system.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.training.WorkspaceModels.Installed;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.Json;

class TrainVerbTest {
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Training.Task> asked = new ArrayList<>();
    private Optional<Installed> installed = Optional.empty();

    private Call<Training.Report> adapt(Training.Task task) {
        asked.add(task);
        var keystrokes = new Difference(80, 82, 0.5, 3.5, 9);
        return Call.of(new Training.Report(2, 160, 40, List.of(new Training.Left(folder.resolve("a.min.js"),
                "minified")), 3, 3000, 44, 5, 1, "60 trees more", "The decoder read.",
                new Difference(50, 54, 1, 7, 9), new Difference(12, 11, -2, 1, 9), keystrokes, keystrokes,
                900, 300, installed, "So it is.",
                Duration.ofSeconds(61)));
    }

    @SuppressWarnings("unchecked")
    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        var services = (ComponentServiceObjects<Training>) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {ComponentServiceObjects.class}, (proxy, method, arguments) ->
                        method.getName().equals("getService") ? (Training) this::adapt : null);
        try (var terminal = new Terminal(new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8),
                false)) {
            return new VerbTable(List.of(new TrainVerb(services))).run(List.of(words), terminal, folder).number();
        }
    }

    @Test
    void numbers_are_told_and_a_model_that_stays_ends_with_one() throws Exception {
        Files.createDirectory(folder.resolve("code"));
        assertEquals(1, run("train", "--on", "code"), () -> err.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("+2.00 (+2.5 % of it)"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("+4.00 (+8.0 % of it)"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("+0.50 to +3.50 (97.5 %)"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("-2.00 to +1.00 (95.0 %)"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("300 lines and 900 names of 40 files"), out.toString(UTF_8));
        assertTrue(out.toString(UTF_8).contains("The decoder read."), out.toString(UTF_8));
        assertTrue(err.toString(UTF_8).contains("1 were damaged and done again"), err.toString(UTF_8));
        assertTrue(err.toString(UTF_8).contains("You made 44 choices in those files"), err.toString(UTF_8));
        assertEquals(new Training.Task(folder.resolve("code"), Duration.ofMinutes(20), 1, false), asked.getFirst());
        installed = Optional.of(new Installed("completion-code-1", folder, 2, 2, "", 1));
        assertEquals(0, run("train", "--on", "code", "--budget", "90s", "--seed", "7", "--fresh", "--json"));
        Json json = Json.parse(out.toString(UTF_8));
        assertEquals("completion-code-1", json.string("name", ""));
        assertEquals(Json.of(44), json.get("choices"));
        assertEquals(Json.of(82.0), json.get("keystrokesSaved").get("after"));
        assertEquals(Json.of(54.0), json.get("typing").get("after"));
        assertEquals(new Training.Task(folder.resolve("code"), Duration.ofSeconds(90), 7, true), asked.getLast());
    }

    @Test
    void a_rank_is_one_that_there_is() throws Exception {
        Files.createDirectory(folder.resolve("code"));
        assertEquals(1, run("train", "--on", "code", "--rank", "8"), () -> err.toString(UTF_8));
        assertEquals(8, asked.getLast().rank());
        for (String wrong : new String[] {"1", "129", "-2", "many"}) {
            assertEquals(2, run("train", "--on", "code", "--rank", wrong), wrong);
            assertTrue(err.toString(UTF_8).contains("--rank one from 2 to 128"), err.toString(UTF_8));
        }
        assertEquals(1, asked.size());
    }

    @Test
    void who_says_nothing_or_no_time_is_told_what_to_say() throws Exception {
        assertEquals(2, run("train"));
        assertTrue(err.toString(UTF_8).contains("train --on DIR"));
        assertEquals(2, run("train", "--on", "code", "--budget", "soon"));
        assertTrue(err.toString(UTF_8).contains("--budget needs a time"));
        assertEquals(List.of(), asked);
    }
}
