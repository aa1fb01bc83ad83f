package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.foundation.async.Call;

/** Nobody who types waits for a disk that others ask. */
@Timeout(30)
class ProjectModelsTest {
    @TempDir
    Path temp;

    private Path written(String name) throws Exception {
        Path folder = Files.createDirectory(temp.resolve(name));
        try (OutputStream counts = Files.newOutputStream(folder.resolve("completion-global.bin"));
                OutputStream ranker = Files.newOutputStream(folder.resolve("completion-ranking.bin"))) {
            ModelFile.write(GlobalCounts.NONE, counts);
            ModelFile.write(Ranking.untrained(), ranker);
        }
        return folder;
    }

    @Test
    void while_the_disk_is_slow_to_tell_the_model_that_was_there_answers_and_then_the_new_one() throws Exception {
        var folder = new FakeFolder(Files.createDirectory(temp.resolve("code")));
        Path adapted = written("adapted");
        var slow = new CountDownLatch(1);
        var asked = new CountDownLatch(2);
        ProjectModels models = folder.models(root -> {
            boolean first = asked.getCount() == 2;
            asked.countDown();
            if (first) {
                return Optional.empty();
            }
            try {
                slow.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(adapted);
        });
        CompletionPlace place = folder.place("main.rs", "fn f() { cou| }");
        Project before = models.project(place.source().file());
        models.place(place);
        asked.await();
        assertSame(before.models, models.project(place.source().file()).models);
        assertEquals("cou", models.place(place).typed());
        slow.countDown();
        while (models.project(place.source().file()).models == before.models) {
            Thread.sleep(2);
        }
        assertNotSame(before.models, models.project(place.source().file()).models);
        models.deactivate();
    }

    @Test
    void whoever_opens_a_folder_on_a_slow_disk_keeps_nobody_else_waiting() throws Exception {
        var folder = new FakeFolder(Files.createDirectory(temp.resolve("code")));
        var slow = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        ProjectModels models = folder.models(root -> {
            asked.countDown();
            try {
                slow.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        CompletionPlace inside = folder.place("main.rs", "fn f() { cou| }");
        Call<String> opening = Call.start("open", scope -> models.place(inside).typed());
        asked.await();
        Path outside = Path.of("/elsewhere/main.rs");
        assertSame(models.project(outside), models.project(outside));
        models.forget(outside);
        slow.countDown();
        assertEquals("cou", opening.await());
        models.deactivate();
    }
}
