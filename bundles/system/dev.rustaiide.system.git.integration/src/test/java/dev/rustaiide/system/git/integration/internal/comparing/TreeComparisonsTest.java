package dev.rustaiide.system.git.integration.internal.comparing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Comparisons.ChangedFile;
import dev.rustaiide.system.git.integration.Comparisons.FilePair;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** The same as {@code git diff} finds. */
class TreeComparisonsTest {
    @TempDir
    Path folder;
    private final Comparisons comparisons = new TreeComparisons();

    private Twin random(long seed) throws Exception {
        Random random = new Random(seed);
        Twin twin = Twin.make(folder.resolve("repo" + seed), folder);
        for (int commit = 0; commit < 5; commit++) {
            change(twin, random);
            twin.git("add", "-A");
            twin.git("commit", "-q", "--allow-empty", "-m", "Commit " + commit);
        }
        change(twin, random);
        twin.git("add", "dir1");
        change(twin, random);
        return twin;
    }

    private static void change(Twin twin, Random random) throws Exception {
        for (int i = 0; i < 12; i++) {
            Path file = twin.root().resolve("dir" + random.nextInt(3) + "/f" + random.nextInt(8));
            if (random.nextInt(4) == 0) {
                Files.deleteIfExists(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.writeString(file, "line\n".repeat(random.nextInt(4)) + random.nextInt(6) + "\n");
            }
        }
        Files.createDirectories(twin.root().resolve("dir1"));
    }

    @Test
    void what_differs_is_what_git_finds_between_commits_and_with_the_disk() throws Exception {
        for (long seed = 0; seed < 3; seed++) {
            Twin twin = random(seed);
            for (String from : List.of("HEAD~4", "HEAD~1", "HEAD")) {
                assertEquals(git(twin, from, "HEAD"), ours(twin, from, "HEAD"));
                // Git leaves new files out, which it does not know yet.
                twin.git("add", "-N", ".");
                assertEquals(git(twin, from), ours(twin, from, Comparisons.DISK), from + " and the disk");
                twin.git("reset", "-q");
            }
        }
    }

    private static String git(Twin twin, String... revisions) throws Exception {
        var words = new java.util.ArrayList<>(List.of("diff", "--no-renames", "--name-status"));
        words.addAll(List.of(revisions));
        return String.join("\n", new TreeSet<>(twin.git(words.toArray(String[]::new)).lines().toList()));
    }

    private String ours(Twin twin, String from, String to) throws Exception {
        var lines = new TreeSet<String>();
        for (ChangedFile each : comparisons.between(twin.root(), from, to).await()) {
            if (each.isMoved()) {
                lines.add("D\t" + each.before());
                lines.add("A\t" + each.path());
            } else {
                lines.add(each.change().letter() + "\t" + each.path());
            }
        }
        return String.join("\n", lines);
    }

    @Test
    void a_file_that_was_moved_is_one_and_both_its_texts_are_told() throws Exception {
        Twin twin = Twin.make(folder.resolve("moved"), folder);
        twin.write("a.txt", "one\ntwo\nthree\nfour\nfive\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "First");
        twin.git("mv", "a.txt", "b.txt");
        twin.write("b.txt", "one\ntwo\nthree\nfour\n5\n");
        twin.write("bin", "a\0b");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "Second");
        List<ChangedFile> found = comparisons.between(twin.root(), "HEAD~1", "HEAD").await();
        assertEquals(2, found.size());
        assertTrue(found.getFirst().isMoved());
        FilePair pair = comparisons.texts(twin.root(), "HEAD~1", "HEAD", found.getFirst()).await();
        assertEquals("five 5", pair.before().toString().lines().toList().getLast() + " " + pair.after().toString()
                .lines().toList().getLast());
        assertTrue(comparisons.texts(twin.root(), "HEAD~1", "HEAD", found.getLast()).await().binary());
        assertEquals(1, comparisons.between(twin.root(), Comparisons.NOTHING, "HEAD~1").await().size());
        ExecutionException unknown = assertThrows(ExecutionException.class,
                () -> comparisons.between(twin.root(), "nowhere", "HEAD").await());
        assertInstanceOf(FailureException.class, unknown.getCause());
    }
}
