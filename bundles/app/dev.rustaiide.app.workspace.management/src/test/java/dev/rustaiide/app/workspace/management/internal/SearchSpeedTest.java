package dev.rustaiide.app.workspace.management.internal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workspace.management.SearchQuery;
import dev.rustaiide.app.workspace.management.TextSearch.Summary;
import dev.rustaiide.foundation.memory.BufferPool;

/** Compares with {@code git grep} in the Git work tree that the environment variable {@code SEARCH_TREE} names. */
class SearchSpeedTest {
    private static final int ROUNDS = 7;

    @TempDir
    Path temporary;

    @Test
    void a_search_takes_no_more_than_twice_the_time_of_git_grep() throws Exception {
        String tree = System.getenv("SEARCH_TREE");
        assumeTrue(tree != null, "SEARCH_TREE names no work tree");
        var folder = new OpenFolder(Path.of(tree).toRealPath(), new TestWatching(),
                new StateFile(temporary.resolve("state.json"), new TestFiles()), new LocalFiles());
        long start = System.nanoTime();
        int files = folder.index().ready().await();
        report("index of " + files + " files", System.nanoTime() - start, 0, "");
        compare(folder, "getOrDefault", false, true);
        compare(folder, "getordefault", false, false);
        compare(folder, "zqxjkv", false, true);
        compare(folder, "static final int [A-Z]+_MAX", true, true);
        folder.close();
    }

    private void compare(OpenFolder folder, String text, boolean regex, boolean matchCase) throws Exception {
        var search = new ParallelSearch(new TestFiles(), BufferPool.unpooled());
        var query = new SearchQuery(text, regex, matchCase, false, List.of(), List.of(), 1_000_000);
        long ours = Long.MAX_VALUE;
        long theirs = Long.MAX_VALUE;
        Summary summary = null;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            summary = search.search(folder, query, found -> {
            }).await();
            ours = Math.min(ours, System.nanoTime() - start);
            start = System.nanoTime();
            grep(folder.path(), text, regex, matchCase);
            theirs = Math.min(theirs, System.nanoTime() - start);
        }
        report(text, ours, theirs, String.valueOf(summary));
        assertTrue(ours <= 2 * theirs, () -> text + " takes too long");
    }

    private static void grep(Path folder, String text, boolean regex, boolean matchCase) throws Exception {
        var command = new ArrayList<>(List.of("git", "grep", "-n", regex ? "-E" : "-F"));
        if (!matchCase) {
            command.add("-i");
        }
        command.addAll(List.of("-e", text));
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                .waitFor();
    }

    private static void report(String what, long ours, long theirs, String summary) {
        System.getLogger("test").log(System.Logger.Level.INFO, what + ": " + TimeUnit.NANOSECONDS.toMillis(ours)
                + " ms, git grep " + TimeUnit.NANOSECONDS.toMillis(theirs) + " ms. " + summary);
    }
}
