package dev.rustaiide.system.git.integration.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.nlp.ChangeHistory.Change;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;

/** Real repositories, made by the git command. */
class GitChangesTest {
    @TempDir
    Path folder;
    private final GitChanges changes = new GitChanges();

    private void git(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=a@b"));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile()).inheritIO();
        builder.environment().put("GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z");
        builder.environment().put("HOME", folder.toString());
        assertEquals(0, builder.start().waitFor(), () -> String.join(" ", all));
    }

    private Change only(int index) throws Exception {
        return changes.change(folder, changes.names(folder, 10).await().get(index)).await();
    }

    @Test
    void commits_come_the_last_first_with_what_they_say_and_changed() throws Exception {
        git("init", "-q", "-b", "main");
        assertEquals(List.of(), changes.names(folder, 10).await(), "there is no commit yet");
        Files.writeString(Files.createDirectories(folder.resolve("src")).resolve("a.rs"), "1");
        git("add", "-A");
        git("commit", "-q", "-m", "Uploads are sent again\n\nThe server drops one in ten.\n");
        git("switch", "-q", "-c", "side");
        Files.writeString(folder.resolve("b.rs"), "2");
        git("add", "-A");
        git("commit", "-q", "-m", "A second file");
        git("switch", "-q", "main");
        git("rm", "-q", "src/a.rs");
        git("commit", "-q", "-m", "It went");
        git("merge", "-q", "side", "-m", "Both");
        assertEquals(3, changes.names(folder, 10).await().size(), "a merge says nothing of its own");
        assertEquals(1, changes.names(folder, 1).await().size());
        Change first = only(2);
        assertEquals("Uploads are sent again", first.subject());
        assertEquals("The server drops one in ten.", first.message());
        assertEquals("Ada", first.author());
        assertEquals(Instant.parse("2026-01-02T03:04:05Z"), first.when());
        assertEquals(List.of("src/a.rs"), first.files());
        assertEquals(new AtRevision(first.name(), folder, "/src/a.rs"), first.place());
        Change last = changes.names(folder, 10).await().stream().map(name -> {
            try {
                return changes.change(folder, name).await();
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        }).filter(change -> change.subject().equals("It went")).findFirst().orElseThrow();
        assertEquals(new AtRevision(first.name(), folder, "/src/a.rs"), last.place(), "as it was before");
    }

    @Test
    void a_folder_without_a_repository_says_so() {
        var failed = assertThrows(ExecutionException.class, () -> changes.names(folder, 10).await());
        assertInstanceOf(FailureException.class, failed.getCause());
    }
}
