package dev.rustaiide.system.git.integration.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.git.integration.WorkingDiff;

/** A real repository, made by the git command. */
class WorkingChangesTest {
    @TempDir
    Path folder;
    private Path repository;

    @BeforeEach
    void make() throws Exception {
        repository = Files.createDirectory(folder.resolve("repo"));
        git("init", "-q", "-b", "main");
        write("src/lib.rs", "one\ntwo\nthree\n");
        write("src/gone.rs", "gone\n");
        write("same.txt", "same\n");
        write(".gitignore", "target/\n*.log\n");
        git("add", "-A");
        git("-c", "user.name=T", "-c", "user.email=t@t", "commit", "-q", "-m", "First");
    }

    private void write(String name, String text) throws Exception {
        Path file = repository.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String git(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of("git"));
        all.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(all).directory(repository.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), () -> String.join(" ", all));
        return out;
    }

    private WorkingDiff changes(Path of) throws Exception {
        return new WalkedRevisions().changes(of).await();
    }

    @Test
    void nothing_differs_after_a_commit() throws Exception {
        assertEquals(new WorkingDiff(0, "", false), changes(repository));
    }

    @Test
    void what_was_edited_staged_deleted_and_made_is_there_and_what_is_ignored_is_not() throws Exception {
        write("src/lib.rs", "one\n2\nthree\n");
        git("add", "src/lib.rs");
        Files.delete(repository.resolve("src/gone.rs"));
        write("new.rs", "new\n");
        write("target/out.rs", "built\n");
        write("run.log", "log\n");
        WorkingDiff diff = changes(repository);
        assertEquals(3, diff.files());
        assertTrue(diff.text().contains("--- a/src/lib.rs\n+++ b/src/lib.rs\n"), diff.text());
        assertTrue(diff.text().contains("-two\n+2\n"), diff.text());
        assertTrue(diff.text().contains("+++ /dev/null"), diff.text());
        assertTrue(diff.text().contains("--- /dev/null\n+++ b/new.rs\n"), diff.text());
        assertFalse(diff.text().contains("built") || diff.text().contains("log"), diff.text());
    }

    @Test
    void git_applies_what_it_says() throws Exception {
        write("src/lib.rs", "zero\none\nthree\nfour\n");
        write("deep/new.rs", "a\nb\n");
        Path patch = folder.resolve("patch");
        Files.writeString(patch, changes(repository).text());
        git("stash", "-q", "-u");
        git("apply", patch.toString());
        assertEquals("zero\none\nthree\nfour\n", Files.readString(repository.resolve("src/lib.rs")));
        assertEquals("a\nb\n", Files.readString(repository.resolve("deep/new.rs")));
    }

    @Test
    void a_folder_of_the_repository_has_its_own_changes_only() throws Exception {
        write("src/lib.rs", "one\n");
        write("same.txt", "other\n");
        assertEquals(1, changes(repository.resolve("src")).files());
    }

    @Test
    void what_is_no_text_is_counted_but_not_shown_and_ends_of_lines_alone_are_no_change() throws Exception {
        Files.write(repository.resolve("picture.png"), new byte[] {1, 0, 2});
        write("same.txt", "same\r\n");
        WorkingDiff diff = changes(repository);
        assertEquals(1, diff.files());
        assertTrue(diff.isCut() && diff.text().contains("picture.png"), diff.text());
    }

    @Test
    void no_program_that_the_repository_names_is_run() throws Exception {
        write(".gitattributes", "*.rs filter=evil\n");
        git("config", "filter.evil.clean", "touch " + folder.resolve("ran"));
        git("config", "core.fsmonitor", "touch " + folder.resolve("ran"));
        write("src/lib.rs", "changed\n");
        assertEquals(2, changes(repository).files());
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    @Test
    void before_the_first_commit_all_is_new() throws Exception {
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        repository = fresh;
        git("init", "-q", "-b", "main");
        write("a.rs", "a\n");
        assertEquals("diff --git a/a.rs b/a.rs\nnew file mode 100644\n--- /dev/null\n+++ b/a.rs\n@@ -0,0 +1 @@\n+a\n",
                changes(fresh).text());
    }
}
