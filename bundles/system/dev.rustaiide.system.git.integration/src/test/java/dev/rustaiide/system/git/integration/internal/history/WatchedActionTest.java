package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.staging.Begun;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** What is written of an action that is under way. */
class WatchedActionTest {
    @TempDir
    Path folder;
    private Twin twin;
    private Path store;
    private GitProgram program;

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("repo"), folder);
        twin.write("a.txt", "a\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "Add a");
        store = twin.root().resolve(".git");
        var trust = new TestServices.Trust();
        trust.trust(twin.root());
        program = TestServices.git(twin.environment(), trust);
    }

    private Call<GitProgram.Said> start(String title, boolean resumes, WatchedAction.Step step) {
        return Call.start(title, scope -> new WatchedAction(program, twin.root(), title, resumes).run(scope, step));
    }

    private static GitProgram.Said ended(int exit) {
        return new GitProgram.Said(exit, "", "");
    }

    private String begun() {
        return Begun.last(store).map(Begun::title).orElse("nothing");
    }

    @Test
    void a_second_action_waits_and_what_is_written_is_always_of_the_one_at_work() throws Exception {
        var within = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Call<GitProgram.Said> first = start("First", false, () -> {
            within.countDown();
            goOn.await();
            assertEquals("First", begun());
            return ended(0);
        });
        within.await();
        Call<GitProgram.Said> second = start("Second", false, () -> {
            assertEquals("Second", begun());
            return ended(0);
        });
        Thread.sleep(50);
        assertFalse(second.isDone());
        assertEquals("First", begun());
        goOn.countDown();
        first.await();
        second.await();
        assertEquals("nothing", begun());
        assertFalse(Files.exists(store.resolve("rust-ai-ide-index")));
    }

    private void interrupt() throws Exception {
        // As a git that was killed: beyond the exits that it gives by itself.
        start("Merge topic", false, () -> ended(137)).await();
        assertTrue(Begun.interrupted(store).isPresent());
    }

    @Test
    void the_way_back_from_an_interrupted_action_is_not_written_over_by_the_next_one() throws Exception {
        interrupt();
        byte[] before = Files.readAllBytes(store.resolve("rust-ai-ide-index"));
        ExecutionException failed = assertThrows(ExecutionException.class,
                () -> start("Switch to topic", false, () -> ended(0)).await());
        assertTrue(assertInstanceOf(FailureException.class, failed.getCause()).failure().why()
                .contains("“Merge topic” was interrupted"));
        assertEquals("Merge topic", begun());
        assertArrayEquals(before, Files.readAllBytes(store.resolve("rust-ai-ide-index")));
    }

    @Test
    void what_ends_the_interrupted_one_may_be_done_and_only_if_it_succeeds_the_way_back_goes() throws Exception {
        interrupt();
        start("Abort the merge", true, () -> ended(1)).await();
        assertEquals("Merge topic", begun());
        start("Abort the merge", true, () -> ended(0)).await();
        assertEquals("nothing", begun());
    }
}
