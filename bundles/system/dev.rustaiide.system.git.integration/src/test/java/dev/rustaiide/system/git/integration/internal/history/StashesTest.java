package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Stash;
import dev.rustaiide.system.git.integration.Undoable;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

class StashesTest {
    @TempDir
    Path folder;
    private Twin twin;
    private Branches branches;

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("repository"), folder);
        twin.write("a.txt", "one\ntwo\nthree\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "First");
        var trust = new TestServices.Trust();
        trust.trust(twin.root());
        branches = new ProgramBranches(TestServices.git(twin.environment(), trust));
    }

    private Branches.Done act(GitAction action) throws Exception {
        return branches.act(twin.root(), action).await();
    }

    private List<Stash> stashes() throws Exception {
        return branches.stashes(twin.root()).await();
    }

    private List<String> titles() throws Exception {
        return stashes().stream().map(Stash::title).toList();
    }

    private void stash(String text, String message) throws Exception {
        twin.write("a.txt", text);
        act(new GitAction.Stash(message));
    }

    @Test
    void each_says_what_it_is_where_it_was_made_and_how_many_files_it_has() throws Exception {
        stash("mine\n", "");
        twin.write("new/b.txt", "b\n");
        stash("other: mine\n", "On main: said so");
        twin.git("switch", "-q", "--detach");
        stash("third\n", "");
        List<Stash> all = stashes();
        assertEquals(List.of("Work after “First”", "On main: said so", "Work after “First”"), titles());
        assertEquals(List.of("", "main", "main"), all.stream().map(Stash::branch).toList());
        assertEquals(List.of(1, 2, 1), all.stream().map(Stash::files).toList());
        assertEquals(List.of(0, 1, 2), all.stream().map(Stash::index).toList());
        assertEquals(twin.git("rev-parse", "stash@{1}", "stash@{1}^1", "stash@{1}^3").lines().toList(),
                List.of(all.get(1).commit(), all.get(1).base(), all.get(1).untracked()));
        assertEquals("", all.get(0).untracked());
    }

    @Test
    void one_that_is_applied_stays_and_one_that_is_popped_does_not() throws Exception {
        stash("older\n", "older");
        stash("newer\n", "newer");
        act(new GitAction.StashApply(1));
        assertEquals("older\n", twin.read("a.txt"));
        assertEquals(List.of("newer", "older"), titles());
        twin.git("checkout", "-q", "--", "a.txt");
        act(new GitAction.StashPop(1));
        assertEquals(List.of("newer"), titles());
    }

    @Test
    void a_dropped_one_comes_back_by_undoing_unless_something_else_was_done_since() throws Exception {
        stash("older\n", "older");
        stash("newer\n", "newer");
        String dropped = stashes().get(1).commit();
        act(new GitAction.StashDrop(1));
        assertEquals(List.of("newer"), titles());
        Undoable undo = branches.undoable(twin.root()).await().orElseThrow();
        assertTrue(undo.what().endsWith("On main: older"), undo::what);
        act(undo.undoing());
        assertEquals(List.of("older", "newer"), titles());
        assertEquals(dropped, stashes().getFirst().commit());
        assertTrue(branches.undoable(twin.root()).await().filter(each -> each.what().startsWith("stash")).isEmpty());
        act(new GitAction.StashDrop(0));
        twin.write("a.txt", "more\n");
        twin.git("commit", "-qam", "Second");
        assertEquals("commit: Second", branches.undoable(twin.root()).await().orElseThrow().what());
    }

    @Test
    void conflicts_stop_it_and_the_stash_stays() throws Exception {
        stash("mine\n", "mine");
        twin.write("a.txt", "theirs\n");
        twin.git("commit", "-qam", "Second");
        for (GitAction action : List.of(new GitAction.StashApply(0), new GitAction.StashPop(0))) {
            assertTrue(act(action).stopped(), action.title());
            assertEquals(List.of("mine"), titles());
            assertEquals("UU a.txt\n", twin.git("status", "--porcelain"));
            twin.git("reset", "-q", "--hard");
        }
    }

    @Test
    void what_was_staged_and_does_not_fit_any_more_comes_back_into_the_files() throws Exception {
        twin.write("a.txt", "ONE\ntwo\nthree\n");
        twin.git("add", "a.txt");
        act(new GitAction.Stash("staged"));
        twin.write("a.txt", "one\ntwo\nTHREE\n");
        twin.git("commit", "-qam", "Second");
        assertTrue(!act(new GitAction.StashPop(0)).stopped());
        assertEquals("ONE\ntwo\nTHREE\n", twin.read("a.txt"));
        assertEquals(List.of(), titles());
    }

    @Test
    void a_branch_is_made_where_it_was_stashed() throws Exception {
        stash("mine\n", "mine");
        String at = twin.git("rev-parse", "HEAD").strip();
        twin.write("a.txt", "theirs\n");
        twin.git("commit", "-qam", "Second");
        act(new GitAction.StashBranch("rescued", 0));
        assertEquals("rescued", twin.git("branch", "--show-current").strip());
        assertEquals(at, twin.git("rev-parse", "HEAD").strip());
        assertEquals("mine\n", twin.read("a.txt"));
        assertTrue(branches.undoable(twin.root()).await().orElseThrow().what().startsWith("checkout: "));
    }

    @Test
    void one_that_there_is_not_is_told_and_nothing_is_written_down() throws Exception {
        for (GitAction action : List.of(new GitAction.StashApply(0), new GitAction.StashDrop(3),
                new GitAction.StashBranch("x", 1))) {
            ExecutionException failed = assertThrows(ExecutionException.class, () -> act(action));
            assertEquals("Nothing is stashed.", ((FailureException) failed.getCause()).failure().why());
        }
        assertTrue(Files.notExists(twin.root().resolve(".git/rust-ai-ide-unstashed")));
    }
}
