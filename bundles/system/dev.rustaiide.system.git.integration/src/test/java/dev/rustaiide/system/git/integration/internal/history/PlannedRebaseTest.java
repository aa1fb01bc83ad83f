package dev.rustaiide.system.git.integration.internal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.RebaseStep.Kind;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.Repositories;
import dev.rustaiide.system.git.integration.internal.staging.TestServices;
import dev.rustaiide.system.git.integration.internal.staging.Twin;
import dev.rustaiide.system.git.integration.internal.status.RepositoryReader;

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

    private RebasePlan plan(String onto) throws Exception {
        return branches.rebasePlan(twin.root(), onto).await();
    }

    private List<RebaseStep> steps(String onto) throws Exception {
        return plan(onto).steps();
    }

    private Branches.Done rebase(String onto, List<RebaseStep> steps) throws Exception {
        return rebase(plan(onto).with(steps));
    }

    private Branches.Done rebase(RebasePlan plan) throws Exception {
        return branches.act(twin.root(), new GitAction.RebaseByPlan(plan)).await();
    }

    private String log() throws Exception {
        return twin.git("log", "--reverse", "--format=%B").replaceAll("\n+", "\n");
    }

    @Test
    void commits_are_put_in_another_order_joined_reworded_and_left_out() throws Exception {
        List<RebaseStep> plan = steps("HEAD~4");
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
        List<RebaseStep> plan = steps("");
        assertEquals(5, plan.size());
        rebase("", List.of(plan.get(0), plan.get(1).as(Kind.SQUASH), plan.get(2),
                plan.get(3).as(Kind.SQUASH), plan.get(4).as(Kind.SQUASH).saying("Three in one")));
        assertEquals("Add a\nAdd b\nThree in one\n", log());
        assertEquals("5", String.valueOf(twin.git("ls-files").lines().count()));
    }

    @Test
    void it_stops_where_a_commit_is_to_be_changed_and_goes_on() throws Exception {
        List<RebaseStep> plan = steps("HEAD~2");
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
        List<RebaseStep> plan = steps("HEAD~2");
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
    void steps_are_counted_and_told_as_people_planned_them() throws Exception {
        List<RebaseStep> plan = steps("HEAD~4");
        assertTrue(rebase("HEAD~4", List.of(plan.get(0).saying("First"), plan.get(1).saying("Second"),
                plan.get(2).as(Kind.EDIT), plan.get(3).saying("Last"))).stopped());
        try (Repository repository = Repositories.opened(twin.root())) {
            assertEquals("rebase of main, step 3 of 4", new RepositoryReader(repository).unfinished().title());
        }
        Branches.Done done = branches.act(twin.root(), new GitAction.Continue(Unfinished.Kind.REBASE)).await();
        assertEquals(List.of("Successfully rebased and updated refs/heads/main."), done.said());
        assertEquals("Add a\nFirst\nSecond\nAdd d\nLast\n", log());
    }

    @Test
    void the_message_of_a_commit_that_is_skipped_goes_to_no_other_one() throws Exception {
        twin.write("a.txt", "second\n");
        twin.git("commit", "-qam", "Change a");
        twin.write("a.txt", "third\n");
        twin.git("commit", "-qam", "Change a again");
        List<RebaseStep> plan = steps("HEAD~3");
        assertTrue(rebase("HEAD~3", List.of(plan.get(0), plan.get(2).saying("Was second"), plan.get(1)))
                .stopped());
        Branches.Done next = branches.act(twin.root(), new GitAction.Skip(Unfinished.Kind.REBASE)).await();
        assertFalse(next.stopped());
        assertEquals("Add a\nAdd b\nAdd c\nAdd d\nAdd e\nChange a\n", log());
    }

    @Test
    void a_plan_without_sense_is_refused_before_anything_moves() throws Exception {
        List<RebaseStep> plan = steps("HEAD~2");
        refused(List.of(plan.get(0).as(Kind.SQUASH), plan.get(1)));
        refused(List.of(plan.get(0).as(Kind.DROP), plan.get(1).as(Kind.FIXUP)));
        refused(List.of(plan.get(0).saying("  "), plan.get(1)));
        refused(List.of(plan.get(0)));
        refused(List.of(plan.get(0), plan.get(1), plan.get(0).as(Kind.FIXUP)));
        refused(List.of());
        refused(List.of(RebaseStep.pick("HEAD\nexec touch x", "")));
        assertTrue(twin.git("status").contains("working tree clean"));
    }

    private void refused(List<RebaseStep> steps) throws Exception {
        refused(plan("HEAD~2").with(steps));
    }

    private String refused(RebasePlan plan) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> rebase(plan));
        Failure failure = assertInstanceOf(FailureException.class, failed.getCause()).failure();
        assertTrue(failure.what().contains("plan"), failure::what);
        return failure.why();
    }

    @Test
    void a_plan_of_a_branch_that_has_moved_since_is_refused_and_nothing_of_it_is_lost() throws Exception {
        RebasePlan plan = plan("HEAD~2");
        twin.write("f.txt", "f\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "Add f");
        String before = twin.git("rev-parse", "HEAD");
        assertTrue(refused(plan).contains("main was at"));
        assertEquals(before, twin.git("rev-parse", "HEAD"));
        twin.git("commit", "-q", "--amend", "-m", "Add the f");
        assertTrue(refused(plan).contains("main was at"));
    }

    @Test
    void a_plan_is_refused_once_another_branch_is_checked_out_or_what_it_is_put_onto_has_moved() throws Exception {
        twin.git("branch", "base", "HEAD~3");
        RebasePlan plan = plan("base");
        twin.git("switch", "-qc", "other");
        assertTrue(refused(plan).contains("other is checked out"));
        twin.git("switch", "-q", "main");
        twin.git("branch", "-f", "base", "HEAD~4");
        assertTrue(refused(plan).contains("base was at"));
        twin.git("branch", "-f", "base", plan.base());
        assertFalse(rebase(plan).stopped());
    }

    @Test
    void what_moves_while_git_begins_is_seen_by_the_editor_of_the_plan() throws Exception {
        RebasePlan plan = plan("HEAD~2");
        // Git runs this hook before it asks for the plan.
        Path hook = twin.root().resolve(".git/hooks/pre-rebase");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ngit commit -q --allow-empty -m Meanwhile\n");
        assertTrue(hook.toFile().setExecutable(true));
        assertTrue(refused(plan).contains("main was at"));
        assertEquals("Meanwhile\n", twin.git("log", "-1", "--format=%s"));
        assertEquals("", twin.git("status", "--porcelain"));
    }

    @Test
    void the_message_of_squashed_commits_stays_when_a_fixup_follows() throws Exception {
        List<RebaseStep> plan = steps("HEAD~4");
        rebase("HEAD~4", List.of(plan.get(0), plan.get(1).as(Kind.SQUASH).saying("Two in one\n\nWith a body"),
                plan.get(2).as(Kind.FIXUP), plan.get(3).as(Kind.FIXUP)));
        assertEquals("Add a\nTwo in one\nWith a body\n", log());
        assertEquals("5", String.valueOf(twin.git("ls-files").lines().count()));
    }

    @Test
    void a_squash_without_words_adds_its_own_to_what_was_said_before() throws Exception {
        List<RebaseStep> plan = steps("HEAD~3");
        rebase("HEAD~3", List.of(plan.get(0), plan.get(1).as(Kind.SQUASH).saying("Two in one"),
                plan.get(2).as(Kind.SQUASH)));
        assertEquals("Add a\nAdd b\nTwo in one\nAdd e\n", log());
    }

    @Test
    void the_body_of_a_message_stays_when_its_first_line_is_another() throws Exception {
        twin.git("commit", "-q", "--amend", "-m", "Add e", "-m", "For a reason.\n\nSigned-off-by: Tess");
        RebaseStep last = steps("HEAD~1").getFirst();
        assertEquals("Add e", last.subject());
        assertEquals("For a reason.\n\nSigned-off-by: Tess", last.body());
        rebase("HEAD~1", List.of(last.entitled("Add the e")));
        assertEquals("Add the e\n\nFor a reason.\n\nSigned-off-by: Tess\n\n", twin.git("log", "-1", "--format=%B"));
    }

    @Test
    void while_a_rebase_is_stopped_another_plan_is_refused_and_takes_no_message_from_it() throws Exception {
        List<RebaseStep> plan = steps("HEAD~2");
        assertTrue(rebase("HEAD~2", List.of(plan.get(0).as(Kind.EDIT), plan.get(1).saying("Said before"))).stopped());
        assertTrue(refused(plan("HEAD~1")).contains("in the middle of a rebase"));
        assertFalse(branches.act(twin.root(), new GitAction.Continue(Unfinished.Kind.REBASE)).await().stopped());
        assertEquals("Add a\nAdd b\nAdd c\nAdd d\nSaid before\n", log());
        assertFalse(Files.exists(twin.root().resolve(".git/rust-ai-ide-rebase")), "nothing of it is left");
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
        List<RebaseStep> plan = steps("HEAD~1");
        rebase("HEAD~1", List.of(plan.getFirst().saying("Signed too")));
        twin.git("verify-commit", "HEAD");
    }
}
