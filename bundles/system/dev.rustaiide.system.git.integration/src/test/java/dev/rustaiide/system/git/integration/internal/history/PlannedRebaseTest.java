package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;

/** Plans carried out by the git that is installed. */
class PlannedRebaseTest {
    @TempDir
    Path folder;
    private Twin twin;
    private Branches branches;

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("it's a repo"), folder);
        for (String each : List.of("a", "b", "c", "d", "e")) {
            twin.write(each + ".txt", each + "\n");
            twin.git("add", "-A");
            twin.git("commit", "-qm", "Add " + each);
        }
        var trust = new TestServices.Trust();
        trust.trust(twin.root());
        branches = new ProgramBranches(TestServices.git(twin.environment(), trust));
    }

    private Branches.Done rebase(String onto, List<RebaseStep> steps) throws Exception {
        return branches.act(twin.root(), new GitAction.RebaseByPlan(onto, steps)).await();
    }

    private String log() throws Exception {
        return twin.git("log", "--reverse", "--format=%B").replaceAll("\n+", "\n");
    }

    @Test
    void commits_are_put_in_another_order_joined_reworded_and_left_out() throws Exception {
        List<RebaseStep> plan = new ArrayList<>(branches.rebasePlan(twin.root(), "HEAD~4").await());
        assertEquals(List.of("Add b", "Add c", "Add d", "Add e"), plan.stream().map(RebaseStep::subject).toList());
        RebaseStep b = plan.get(0);
        RebaseStep c = plan.get(1);
        RebaseStep d = plan.get(2);
        RebaseStep e = plan.get(3);
        assertFalse(rebase("HEAD~4", List.of(e.saying("Add \"e\" & $HOME\n\n# not a comment"), b,
                c.as(Kind.FIXUP), d.as(Kind.DROP))).stopped());
        assertEquals("Add a\nAdd \"e\" & $HOME\n# not a comment\nAdd b\n", log());
        assertFalse(Files.exists(twin.root().resolve("d.txt")));
        assertEquals("c\n", twin.read("c.txt"));
        assertEquals("", twin.git("status", "--porcelain"));
    }

    @Test
    void squashed_commits_keep_their_messages_or_get_one_of_their_own_down_to_the_first_commit() throws Exception {
        List<RebaseStep> plan = branches.rebasePlan(twin.root(), "").await();
        assertEquals(5, plan.size());
        rebase("", List.of(plan.get(0), plan.get(1).as(Kind.SQUASH), plan.get(2),
                plan.get(3).as(Kind.SQUASH), plan.get(4).as(Kind.SQUASH).saying("Three in one")));
        assertEquals("Add a\nAdd b\nThree in one\n", log());
        assertEquals("5", String.valueOf(twin.git("ls-files").lines().count()));
    }

    @Test
    void it_stops_where_a_commit_is_to_be_changed_and_goes_on() throws Exception {
        List<RebaseStep> plan = branches.rebasePlan(twin.root(), "HEAD~2").await();
        assertTrue(rebase("HEAD~2", List.of(plan.get(0).as(Kind.EDIT), plan.get(1).saying("Later"))).stopped());
        twin.write("d.txt", "changed\n");
        twin.git("commit", "-qa", "--amend", "-m", "Changed d");
        assertFalse(branches.act(twin.root(), new GitAction.Continue(Unfinished.Kind.REBASE)).await().stopped());
        assertEquals("Add a\nAdd b\nAdd c\nChanged d\nLater\n", log());
    }

    @Test
    void conflicts_stop_it_and_it_is_given_up_or_ended_with_its_messages() throws Exception {
        twin.write("a.txt", "second\n");
        twin.git("commit", "-qam", "Change a");
        twin.write("a.txt", "third\n");
        twin.git("commit", "-qam", "Change a again");
        String before = twin.git("rev-parse", "HEAD");
        List<RebaseStep> plan = branches.rebasePlan(twin.root(), "HEAD~2").await();
        List<RebaseStep> turned = List.of(plan.get(1).saying("Was second"), plan.get(0));
        assertTrue(rebase("HEAD~2", turned).stopped());
        branches.act(twin.root(), new GitAction.Abort(Unfinished.Kind.REBASE)).await();
        assertEquals(before, twin.git("rev-parse", "HEAD"));
        assertTrue(rebase("HEAD~2", turned).stopped());
        twin.write("a.txt", "third\n");
        twin.git("add", "-A");
        Branches.Done next = branches.act(twin.root(), new GitAction.Continue(Unfinished.Kind.REBASE)).await();
        assertTrue(next.stopped(), "the second one has conflicts too");
        twin.write("a.txt", "second\n");
        twin.git("add", "-A");
        branches.act(twin.root(), new GitAction.Continue(Unfinished.Kind.REBASE)).await();
        assertEquals("Was second\nChange a\n", twin.git("log", "-2", "--reverse", "--format=%s"));
    }

    @Test
    void a_plan_without_sense_is_refused_before_anything_moves() throws Exception {
        List<RebaseStep> plan = branches.rebasePlan(twin.root(), "HEAD~2").await();
        refused(List.of(plan.get(0).as(Kind.SQUASH), plan.get(1)));
        refused(List.of(plan.get(0).as(Kind.DROP), plan.get(1).as(Kind.FIXUP)));
        refused(List.of(plan.get(0).saying("  ")));
        refused(List.of());
        refused(List.of(RebaseStep.pick("HEAD\nexec touch x", "")));
        assertTrue(twin.git("status").contains("working tree clean"));
    }

    private void refused(List<RebaseStep> steps) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> rebase("HEAD~2", steps));
        assertTrue(assertInstanceOf(FailureException.class, failed.getCause()).failure().what().contains("plan"));
    }

    @Test
    void tags_working_trees_and_movements_are_read_as_git_tells_them() throws Exception {
        branches.act(twin.root(), new GitAction.Tag("v1", "HEAD~1", "")).await();
        branches.act(twin.root(), new GitAction.Tag("v2", "", "The second")).await();
        assertEquals(List.of("v1", "v2"), branches.tags(twin.root()).await().stream().map(Branches.Tag::name).toList());
        assertEquals("The second", branches.tags(twin.root()).await().getLast().message());
        branches.act(twin.root(), new GitAction.DeleteTag("v1")).await();
        assertEquals("v2\n", twin.git("tag"));
        Path other = folder.resolve("other");
        branches.act(twin.root(), new GitAction.AddWorktree(other.toString(), "topic", true)).await();
        List<Branches.Worktree> trees = branches.worktrees(other).await();
        assertEquals(List.of("main", "topic"), trees.stream().map(Branches.Worktree::head).toList());
        assertTrue(trees.getLast().here());
        branches.act(twin.root(), new GitAction.RemoveWorktree(other.toString())).await();
        assertEquals(1, branches.worktrees(twin.root()).await().size());
        assertEquals(twin.git("log", "-g", "-3", "--format=%gs"), String.join("\n", branches.movements(twin.root(), 3)
                .await().stream().map(Branches.Movement::what).toList()) + "\n");
    }

    @Test
    void commits_and_tags_are_signed_as_settings_say() throws Exception {
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "tess@example.org", "-f",
                folder.resolve("key").toString()).start();
        assertEquals(0, made.waitFor());
        Files.writeString(folder.resolve("signers"), "tess@example.org " + Files.readString(folder.resolve("key.pub")));
        twin.git("config", "gpg.format", "ssh");
        twin.git("config", "user.signingKey", folder.resolve("key").toString());
        twin.git("config", "gpg.ssh.allowedSignersFile", folder.resolve("signers").toString());
        branches.act(twin.root(), new GitAction.Tag("signed", "", "Signed", true)).await();
        assertTrue(branches.tags(twin.root()).await().getFirst().signed());
        twin.git("tag", "-v", "signed");
        twin.git("config", "commit.gpgSign", "true");
        List<RebaseStep> plan = branches.rebasePlan(twin.root(), "HEAD~1").await();
        rebase("HEAD~1", List.of(plan.getFirst().saying("Signed too")));
        twin.git("verify-commit", "HEAD");
    }
}
