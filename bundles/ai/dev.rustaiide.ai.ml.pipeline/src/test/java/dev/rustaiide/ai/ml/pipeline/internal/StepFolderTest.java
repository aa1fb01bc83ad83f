package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** A step that counts in a file of its folder how often it was begun, and is done the third time. */
class StepFolderTest {
    private static final Pipeline PIPELINE = new Pipeline("counted", "Counted", List.of(
            new Declared("tries", "tries", List.of(), Json.object().put("least", 3).build())));

    @TempDir
    Path temp;
    private final List<Path> folders = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean waits;
    private boolean lacks;

    private final class Tries implements StepKind {
        @Override
        public String name() {
            return "tries";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<String> parameters() {
            return Set.of("least");
        }

        @Override
        public void requireMeans() throws FailureException {
            if (lacks) {
                throw new FailureException(new Failure.Other("Cannot try.", "There is nothing to try with.",
                        "Get it."));
            }
        }

        @Override
        public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException {
            Path folder = run.folder();
            folders.add(folder);
            begun.countDown();
            if (waits) {
                end.await();
            }
            try {
                Path file = folder.resolve("tries");
                int tries = Files.exists(file) ? Integer.parseInt(Files.readString(file)) + 1 : 1;
                Files.writeString(file, Integer.toString(tries));
                if (tries < run.whole("least", 1)) {
                    throw new FailureException(new Failure.Other("Not yet.", "It was try " + tries + '.', "Again."));
                }
                return Map.of("tries", Files.readAllBytes(file));
            } catch (IOException denied) {
                throw new IllegalStateException(denied);
            }
        }
    }

    @BeforeEach
    void corpus() throws IOException {
        Files.createDirectories(temp.resolve("corpus"));
    }

    private StoredPipelines pipelines() {
        return new StoredPipelines(new ContentStore(temp.resolve("store")), List.of(new Tries()), Clock.systemUTC());
    }

    private Call<?> run(Pipeline pipeline) {
        return pipelines().run(pipeline, temp.resolve("corpus"));
    }

    @Test
    void what_is_in_it_is_there_the_next_time_and_goes_when_the_step_is_done() throws Exception {
        assertThrows(ExecutionException.class, () -> run(PIPELINE).await());
        assertThrows(ExecutionException.class, () -> run(PIPELINE).await());
        assertTrue(Files.exists(folders.getFirst().resolve("tries")));
        run(PIPELINE).await();
        assertEquals(1, Set.copyOf(folders).size());
        assertFalse(Files.exists(folders.getFirst()));
    }

    @Test
    void another_parameter_has_another_folder() throws Exception {
        assertThrows(ExecutionException.class, () -> run(PIPELINE).await());
        run(pipelines().changed(PIPELINE, "tries", "least", 1)).await();
        assertEquals(2, Set.copyOf(folders).size());
    }

    @Test
    void what_is_lacking_is_told_before_anything_is_done() {
        lacks = true;
        var refused = assertThrows(ExecutionException.class, () -> run(PIPELINE).await());
        assertTrue(String.valueOf(refused.getCause().getMessage()).contains("nothing to try with"));
        assertEquals(List.of(), folders);
    }

    @Test
    void two_runs_do_not_have_it_at_once() throws Exception {
        waits = true;
        Call<?> first = run(PIPELINE);
        begun.await();
        var refused = assertThrows(ExecutionException.class, () -> run(PIPELINE).await());
        end.countDown();
        assertThrows(ExecutionException.class, first::await);
        String said = String.valueOf(refused.getCause().getMessage());
        assertTrue(said.contains("Another run"), said);
    }

    @Test
    void a_parameter_that_no_step_has_is_refused() {
        var step = assertThrows(FailureException.class, () -> pipelines().changed(PIPELINE, "other", "least", 1));
        assertTrue(step.failure().why().contains("only tries"), step.failure().why());
        var parameter = assertThrows(FailureException.class, () -> pipelines().changed(PIPELINE, "tries", "most", 1));
        assertTrue(parameter.failure().why().contains("only least"), parameter.failure().why());
    }
}
