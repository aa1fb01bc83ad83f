package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branch;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.GitAction.Reach;
import dev.rustaiide.system.git.integration.LoggedCommit;
import dev.rustaiide.system.git.integration.Undoable;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** A real repository and the git that is installed. */
class BranchesTest {
    @TempDir
    Path folder;
    private Twin twin;
    private GitProgram program;
    private Branches branches;

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("repo"), folder);
        commit("a.txt", "one\ntwo\nthree\n", "First");
        Map<String, String> later = new HashMap<>(twin.environment());
        later.remove("GIT_COMMITTER_DATE");
        later.remove("GIT_AUTHOR_DATE");
        var trust = new TestServices.Trust();
        trust.trust(twin.root());
        program = TestServices.git(later, trust);
        branches = new ProgramBranches(program);
    }

    private void commit(String file, String text, String message) throws Exception {
        twin.write(file, text);
        twin.git("add", "-A");
        twin.git("commit", "-qm", message);
    }

    private Branches.Done act(GitAction action) throws Exception {
        return branches.act(twin.root(), action).await();
    }

    private void undo() throws Exception {
        Undoable last = branches.undoable(twin.root()).await().orElseThrow();
        act(last.undoing());
    }

    private String head() throws Exception {
        return twin.git("rev-parse", "HEAD").strip();
    }

    @Test
    void branches_are_made_renamed_deleted_and_listed() throws Exception {
        act(new GitAction.CreateBranch("topic", ""));
        act(new GitAction.RenameBranch("topic", "feature"));
        List<Branch> all = branches.branches(twin.root()).await();
        assertEquals(List.of("feature", "main"), all.stream().map(Branch::name).toList());
        assertTrue(all.getFirst().current());
        act(new GitAction.Switch("main", false));
        act(new GitAction.DeleteBranch("feature", false));
        assertEquals(1, branches.branches(twin.root()).await().size());
    }

    @Test
    void a_merge_with_conflicts_stops_and_is_aborted() throws Exception {
        act(new GitAction.CreateBranch("topic", ""));
        commit("a.txt", "one\nTOPIC\nthree\n", "Topic");
        act(new GitAction.Switch("main", false));
        commit("a.txt", "one\nMAIN\nthree\n", "Main");
        assertTrue(act(new GitAction.Merge("topic")).stopped());
        assertTrue(branches.undoable(twin.root()).await().isEmpty(), "nothing is undone in the middle of a merge");
        act(new GitAction.Abort(Unfinished.Kind.MERGE));
        assertEquals("", twin.git("status", "--porcelain"));
    }

    @Test
    void a_rebase_that_stopped_goes_on_and_can_be_undone_as_a_whole() throws Exception {
        act(new GitAction.CreateBranch("topic", ""));
        commit("a.txt", "one\nTOPIC\nthree\n", "Topic");
        String before = head();
        act(new GitAction.Switch("main", false));
        commit("a.txt", "one\nMAIN\nthree\n", "Main");
        act(new GitAction.Switch("topic", false));
        assertTrue(act(new GitAction.Rebase("main")).stopped());
        twin.write("a.txt", "one\nboth\nthree\n");
        twin.git("add", "-A");
        assertFalse(act(new GitAction.Continue(Unfinished.Kind.REBASE)).stopped());
        assertEquals("Topic\nMain\nFirst\n", twin.git("log", "--format=%s"));
        undo();
        assertEquals(before, head());
        assertEquals("one\nTOPIC\nthree\n", twin.read("a.txt"));
    }

    @Test
    void a_commit_a_switch_and_a_merge_are_undone_without_losing_changes() throws Exception {
        String first = head();
        commit("b.txt", "b\n", "Second");
        undo();
        assertEquals(first, head());
        assertEquals("A  b.txt\n", twin.git("status", "--porcelain"));
        twin.git("commit", "-qm", "Second");
        act(new GitAction.CreateBranch("topic", "HEAD~1"));
        undo();
        assertEquals("main", twin.git("branch", "--show-current").strip());
        act(new GitAction.Switch("topic", false));
        commit("c.txt", "c\n", "Third");
        act(new GitAction.Switch("main", false));
        String before = head();
        act(new GitAction.Merge("topic"));
        twin.write("a.txt", "mine\n");
        undo();
        assertEquals(before, head());
        assertEquals("mine\n", twin.read("a.txt"));
    }

    @Test
    void stash_pick_revert_reset_and_tag_do_what_git_does() throws Exception {
        twin.write("a.txt", "mine\n");
        act(new GitAction.Stash("for later"));
        assertEquals("one\ntwo\nthree\n", twin.read("a.txt"));
        assertTrue(branches.stashes(twin.root()).await().getFirst().message().equals("for later"));
        act(new GitAction.StashPop(0));
        assertEquals("mine\n", twin.read("a.txt"));
        twin.git("commit", "-qam", "Mine");
        act(new GitAction.Tag("v1", "", "One"));
        act(new GitAction.Revert("HEAD"));
        assertEquals("one\ntwo\nthree\n", twin.read("a.txt"));
        act(new GitAction.Reset("v1^{commit}", Reach.KEEP));
        assertEquals("mine\n", twin.read("a.txt"));
    }

    @Test
    void what_looks_like_an_option_is_refused_and_nothing_runs_without_trust() throws Exception {
        ExecutionException refused = assertThrows(ExecutionException.class,
                () -> act(new GitAction.Merge("--abort")));
        assertTrue(refused.getCause() instanceof FailureException);
        Branches untrusting = new ProgramBranches(TestServices.git(twin.environment(), new TestServices.Trust()));
        ExecutionException failed = assertThrows(ExecutionException.class,
                () -> untrusting.act(twin.root(), new GitAction.Stash("")).await());
        assertTrue(((FailureException) failed.getCause()).failure().why().contains("not trusted"));
    }

    @Test
    void pages_of_the_history_have_each_commit_once_and_lines_that_meet_their_parents() throws Exception {
        for (int i = 0; i < 6; i++) {
            act(new GitAction.CreateBranch("b" + i, "main"));
            commit("b" + i, "b\n", "Branch " + i);
            act(new GitAction.Switch("main", false));
            commit("m" + i, "m\n", "Main " + i);
            if (i % 2 == 0) {
                act(new GitAction.Merge("b" + i));
            }
        }
        Set<String> seen = new TreeSet<>();
        // Which parents the lines of the row before lead to, by their columns.
        Map<Integer, Set<String>> leading = new HashMap<>();
        try (Branches.History history = branches.history(twin.root(), "").await()) {
            for (List<LoggedCommit> page = history.next(4).await(); !page.isEmpty(); page = history.next(4).await()) {
                for (LoggedCommit commit : page) {
                    assertTrue(seen.add(commit.id()), "twice: " + commit);
                    leading.forEach((lane, parents) -> assertTrue(!parents.contains(commit.id())
                            || lane == commit.lane(), "a line of it leads past " + commit));
                    leading = next(leading, commit);
                }
            }
        }
        assertEquals(Map.of(), leading);
        assertEquals(twin.git("rev-list", "--all").lines().toList().size(), seen.size());
    }

    private static Map<Integer, Set<String>> next(Map<Integer, Set<String>> before, LoggedCommit commit) {
        Map<Integer, Set<String>> after = new HashMap<>();
        for (LoggedCommit.Line line : commit.lanes()) {
            if (line.from() != commit.lane() || before.containsKey(line.from())
                    && !before.get(line.from()).contains(commit.id())) {
                after.computeIfAbsent(line.to(), none -> new TreeSet<>()).addAll(before.getOrDefault(line.from(),
                        Set.of()));
            }
        }
        int parent = 0;
        for (LoggedCommit.Line line : commit.lanes()) {
            if (line.from() == commit.lane()) {
                after.computeIfAbsent(line.to(), none -> new TreeSet<>()).add(commit.parents().get(parent++));
            }
        }
        return after;
    }
}
