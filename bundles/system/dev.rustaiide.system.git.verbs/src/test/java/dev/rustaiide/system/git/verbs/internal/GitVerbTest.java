package dev.rustaiide.system.git.verbs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileState;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.GitAction;
import dev.rustaiide.system.git.integration.Head;
import dev.rustaiide.system.git.integration.Interrupted;
import dev.rustaiide.system.git.integration.RebasePlan;
import dev.rustaiide.system.git.integration.RebaseStep;
import dev.rustaiide.system.git.integration.Remote;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Signature;
import dev.rustaiide.system.git.integration.Stash;
import dev.rustaiide.system.git.integration.Undoable;
import dev.rustaiide.system.git.integration.Unfinished;

/** What words on the command line have the services do, and what is said of it. */
class GitVerbTest {
    private static final List<GitAction> ALL = List.of(new GitAction.Switch("topic", false),
            new GitAction.CreateBranch("topic", ""),
            new GitAction.Switch("abc", true), new GitAction.RenameBranch("a", "b"),
            new GitAction.DeleteBranch("a", false), new GitAction.DeleteBranch("a", true),
            new GitAction.Track("a", "origin/b"), new GitAction.Merge("topic"), new GitAction.Rebase("topic"),
            new GitAction.CherryPick("abc"), new GitAction.Revert("abc"),
            new GitAction.Reset("abc", GitAction.Reach.MIXED), new GitAction.Reset("abc", GitAction.Reach.KEEP),
            new GitAction.Stash(""), new GitAction.Stash("mine"), new GitAction.StashPop(0),
            new GitAction.StashApply(1), new GitAction.StashDrop(1), new GitAction.StashBranch("rescued", 0),
            new GitAction.Tag("v1", "", ""), new GitAction.Tag("v1", "abc", "First"),
            new GitAction.Tag("v1", "", "", true), new GitAction.DeleteTag("v1"),
            new GitAction.AddRemote("x", "u"), new GitAction.MoveRemote("x", "u"),
            new GitAction.RenameRemote("x", "y"), new GitAction.RemoveRemote("x"));

    @TempDir
    Path folder;
    private FakeGit git;

    @BeforeEach
    void make() throws Exception {
        folder = folder.toRealPath();
        git = new FakeGit(folder).answers("act", new Branches.Done(false, List.of("said")))
                .answers("status", status(Unfinished.NOTHING)).answers("push", new Branches.Done(false, List.of()))
                .answers("fetch", new Branches.Done(false, List.of())).answers("pull",
                        new Branches.Done(true, List.of())).answers("remotes", List.of(new Remote("origin", "u",
                                Optional.empty()), new Remote("fork", "v", Optional.of("w")))).answers("stage", 2)
                .answers("unstage", 1).answers("discard", 0).answers("resolve", new Conflicts.Resolution(2, 1))
                .answers("stageLines", null).answers("stashes", List.of(stash(0, "newer", ""), stash(1, "", "First")));
    }

    private static Stash stash(int index, String message, String after) {
        return new Stash(index, "c".repeat(40), "b".repeat(40), index == 0 ? "" : "d".repeat(40), "main", message,
                after, Instant.EPOCH, 2);
    }

    private RepositoryStatus status(Unfinished unfinished, FileState... files) {
        return new RepositoryStatus(folder, new Head(Optional.of("main"), Optional.of("a".repeat(40)),
                Optional.of("origin/main"), 2, 1), unfinished, Optional.empty(), List.of(files));
    }

    private FailureException fails(String... words) {
        return assertThrows(FailureException.class, () -> git.run(words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "switch topic | switch topic",
        "switch topic --create | switch -c topic",
        "switch abc --detach | switch --detach abc",
        "rename-branch a b | branch -m -- a b",
        "delete-branch a | branch -d -- a",
        "delete-branch a --force | branch -D -- a",
        "track a origin/b | branch --set-upstream-to=origin/b -- a",
        "merge topic | merge --no-edit topic",
        "rebase topic | rebase topic",
        "cherry-pick abc | cherry-pick abc",
        "revert abc | revert --no-edit abc",
        "reset abc | reset --mixed abc",
        "reset abc --reach=keep | reset --keep abc",
        "stash | stash push --include-untracked",
        "stash --message=mine | stash push --include-untracked -m mine",
        "stash-pop | stash pop --index stash@{0}",
        "stash push --message=mine | stash push --include-untracked -m mine",
        "stash pop | stash pop --index stash@{0}",
        "stash apply 1 | stash apply --index stash@{1}",
        "stash drop 1 | stash drop stash@{1}",
        "stash branch rescued | stash branch rescued stash@{0}",
        "tag v1 | tag -- v1 HEAD",
        "tag v1 abc --message=First | tag -a -m First -- v1 abc",
        "tag v1 --sign | tag -s -m v1 -- v1 HEAD",
        "delete-tag v1 | tag -d -- v1",
        "remote add x u | remote add -- x u",
        "remote set-url x u | remote set-url -- x u",
        "remote rename x y | remote rename -- x y",
        "remote remove x | remote remove x"})
    void words_become_the_action_that_git_is_asked_for(String words, String expected) throws Exception {
        git.run(words.split(" "));
        String asked = git.asked.stream().filter(each -> each.startsWith("act ")).findFirst().orElseThrow();
        assertEquals(List.of(expected), ALL.stream().filter(each -> asked.equals("act " + each))
                .map(each -> String.join(" ", each.words())).toList(), asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"switch", "rename-branch a", "track a", "merge", "rebase", "reset", "tag", "remote add x",
        "remote frob", "stash frob", "stash drop 2", "stash pop x", "stash branch", "reset abc --reach=hard",
        "add-worktree", "blame", "stage a b --hunk=1", "stage a --hunk=x",
        "stage a --lines=x", "stage ../outside", "discard", "resolve a", "resolve a --take=any", "log --limit=all",
        "continue"})
    void what_cannot_be_meant_is_refused_before_anything_is_done(String words) {
        git.answers("versions", new FileVersions("a", Text.EMPTY, Text.of("a\n"), Text.of("b\n"), false));
        FailureException failed = fails(words.split(" "));
        assertTrue(failed.failure().why().endsWith("."), failed.failure()::why);
        assertTrue(git.asked.stream().noneMatch(each -> each.startsWith("act") || each.startsWith("stage")
                || each.startsWith("discard") || each.startsWith("resolve")), () -> git.asked.toString());
    }

    @Test
    void a_word_that_is_no_action_is_wrong_use_and_names_those_there_are() throws Exception {
        assertEquals(ExitCode.USAGE, git.run("frobnicate"));
        assertTrue(git.messages.getFirst().contains("status"));
        assertEquals(List.of(), git.asked);
    }

    @Test
    void a_folder_without_a_repository_and_one_that_is_not_there_are_told() throws Exception {
        Path elsewhere = Files.createTempDirectory("elsewhere").toRealPath();
        assertTrue(fails("status", "--in=" + elsewhere).failure().why().contains("lies in none"));
        assertTrue(fails("status", "--in=nothing").failure().what().contains("nothing"));
    }

    @Test
    void trust_is_given_only_when_said() throws Exception {
        git.run("merge", "topic");
        assertTrue(git.asked.stream().noneMatch(each -> each.startsWith("trust")));
        git.run("merge", "topic", "--trust");
        assertTrue(git.asked.contains("trust"));
    }

    @Test
    void an_action_that_stopped_says_how_to_go_on_and_has_its_own_exit() throws Exception {
        git.answers("act", new Branches.Done(true, List.of("CONFLICT")));
        assertEquals(ExitCode.FINDINGS, git.run("merge", "topic"));
        assertEquals(List.of("CONFLICT"), git.printed);
        assertTrue(git.messages.getFirst().contains("git continue"));
        assertEquals("Merge topic", git.json().string("action"));
    }

    @Test
    void going_on_is_with_what_git_is_in_the_middle_of() throws Exception {
        git.answers("status", status(new Unfinished(Unfinished.Kind.REBASE, 1, 2, "main")));
        for (String word : List.of("continue", "skip", "abort")) {
            git.run(word);
        }
        assertEquals(List.of("act " + new GitAction.Continue(Unfinished.Kind.REBASE),
                "act " + new GitAction.Skip(Unfinished.Kind.REBASE),
                "act " + new GitAction.Abort(Unfinished.Kind.REBASE)),
                git.asked.stream().filter(each -> each.startsWith("act")).toList());
    }

    @Test
    void a_plan_is_written_and_read_back_with_what_it_was_made_for() throws Exception {
        RebasePlan plan = new RebasePlan("topic", "0".repeat(40), "1".repeat(40), "main",
                List.of(RebaseStep.pick("a".repeat(40), "Add a\n\nWhy.\n")));
        git.answers("rebasePlan", plan);
        git.run("rebase-plan", "topic");
        Files.write(folder.resolve("plan"), git.printed);
        // The branch moves meanwhile; the file still says what it was made for.
        git.answers("rebasePlan", new RebasePlan("topic", "0".repeat(40), "2".repeat(40), "main", plan.steps()));
        git.run("rebase", "topic", "--plan=plan");
        assertEquals("act " + new GitAction.RebaseByPlan(plan.with(List.of(new RebaseStep(RebaseStep.Kind.PICK,
                "a".repeat(12), "Add a\n\nWhy.\n", "")))), git.asked.getLast());
    }

    @Test
    void the_status_groups_files_and_tells_of_what_is_not_ended() throws Exception {
        git.answers("status", status(new Unfinished(Unfinished.Kind.MERGE, 0, 0, "topic"),
                new FileState("both.txt", Change.NONE, Change.NONE, Conflict.BOTH_MODIFIED),
                new FileState("half.txt", Change.MODIFIED, Change.MODIFIED, Conflict.NONE),
                new FileState("new/", Change.NONE, Change.UNTRACKED, Conflict.NONE)));
        git.run("status");
        String all = String.join("\n", git.printed);
        assertTrue(all.startsWith("Branch main, 2 ahead and 1 behind origin/main."), all);
        assertTrue(all.contains("In the middle of a merge of topic"), all);
        assertEquals(2, git.printed.stream().filter(each -> each.startsWith("  half.txt")).count());
        assertTrue(all.contains("Conflicts:\n  both.txt"), all);
        assertTrue(all.contains("Untracked:\n  new/"), all);
        assertEquals(3, git.json().get("files").items().size());
    }

    @Test
    void paths_are_from_the_top_wherever_people_stand() throws Exception {
        Files.createDirectories(folder.resolve("src/deep"));
        git.run("stage", "a.rs", "../b.rs", "--in=src/deep");
        assertEquals("stage [src/deep/a.rs, src/b.rs]", git.asked.getLast());
        git.run("stage", "--in=src");
        assertEquals("stage [src]", git.asked.getLast());
        assertTrue(git.printed.contains("2 files staged."));
    }

    @Test
    void a_name_that_is_no_utf8_is_written_as_it_is_shown_or_as_the_shell_hands_it_over() throws Exception {
        byte[] name = {'c', 'a', 'f', (byte) 0xe9};
        Path cafe = Files.writeString(folder.resolve(GitPath.path(name)), "a");
        Files.writeString(folder.resolve("literal\\xE9"), "a");
        for (String word : List.of("caf\\xE9", "caf\\xe9", "caf\uFFFD")) {
            git.run("stage", word);
            assertEquals("stage [caf\\xE9]", git.asked.getLast(), word);
        }
        git.run("stage", "literal\\xE9");
        assertEquals("stage [literal\\x5CxE9]", git.asked.getLast());
        git.run("stage", "gone\\xE9/deep");
        assertEquals("stage [gone\\xE9/deep]", git.asked.getLast());
        name[3] = (byte) 0xe8;
        Files.writeString(folder.resolve(GitPath.path(name)), "a");
        assertTrue(fails("stage", "caf\uFFFD").failure().nextStep().contains("'caf\\xE9.txt'"));
        Files.delete(cafe);
        git.run("stage", "caf\uFFFD");
        assertEquals("stage [caf\\xE8]", git.asked.getLast());
    }

    @Test
    void lines_are_chosen_by_hunk_or_by_number() throws Exception {
        git.answers("versions", new FileVersions("a.txt", Text.EMPTY, Text.of("a\nb\nc\nd\n"),
                Text.of("A\nb\nc\nD\n"), false));
        git.run("stage", "a.txt", "--hunk=2");
        assertTrue(git.printed.getLast().startsWith("2 lines staged"), git.printed::toString);
        git.run("stage", "a.txt", "--lines=1-4");
        assertTrue(git.printed.getLast().startsWith("4 lines staged"), git.printed::toString);
        assertTrue(fails("stage", "a.txt", "--lines=2-3").failure().why().contains("Nothing differs"));
    }

    @Test
    void a_commit_without_words_takes_those_that_git_proposes_and_none_is_refused() throws Exception {
        git.answers("commit", new Committed("abcdef0123456789", "Merge branch 'topic'", List.of("a note")));
        git.answers("proposedMessage", "Merge branch 'topic'\n");
        git.run("commit");
        assertTrue(git.asked.getLast().contains("Merge branch 'topic'"));
        assertEquals(List.of("a note"), git.messages);
        git.answers("proposedMessage", "");
        assertTrue(fails("commit").failure().why().contains("no message"));
    }

    @Test
    void a_commit_is_signed_as_people_say_and_otherwise_as_it_is_set() throws Exception {
        git.answers("commit", new Committed("abcdef0123456789", "Signed", List.of()));
        for (String option : List.of("--sign", "--no-sign", "--signoff")) {
            git.run("commit", "--message=Signed", option);
        }
        assertEquals(List.of("YES", "NO", "AS_SET"), git.asked.stream().filter(each -> each.startsWith("commit "))
                .map(each -> each.replaceFirst(".*signing=(\\w+).*", "$1")).toList());
        assertTrue(fails("commit", "--message=Signed", "--sign", "--no-sign").failure().nextStep().contains("one of"));
    }

    @Test
    void a_signature_is_told_with_what_it_is_worth() throws Exception {
        git.answers("signature", new Signature(Signature.State.UNTRUSTED, "Tess", "ABC"));
        assertEquals(ExitCode.FINDINGS, git.run("signature"));
        assertEquals("signature HEAD", git.asked.getLast());
        assertEquals("untrusted", git.json().string("state"));
        assertTrue(git.printed.contains("By Tess"));
    }

    @Test
    void what_is_resolved_in_part_says_what_is_left() throws Exception {
        git.run("resolve", "a.txt", "--take=WORDS");
        assertEquals("resolve a.txt WORDS", git.asked.getLast());
        assertTrue(git.printed.getLast().contains("1 left for you"));
    }

    @Test
    void fetching_from_all_asks_each_remote_and_a_pull_that_stopped_says_so() throws Exception {
        git.run("fetch", "--all", "--prune");
        assertEquals(2, git.asked.stream().filter(each -> each.startsWith("fetch")).count());
        assertTrue(git.printed.contains("Nothing is new."));
        assertEquals(ExitCode.FINDINGS, git.run("pull", "--rebase"));
        assertEquals("pull REBASE", git.asked.getLast());
    }

    @Test
    void stashes_are_listed_and_shown_with_the_files_that_git_did_not_know() throws Exception {
        git.run("stash", "list");
        assertEquals(List.of("0  newer  (main, 2 files, 1970-01-01T00:00:00Z)",
                "1  Work after “First”  (main, 2 files, 1970-01-01T00:00:00Z)"), git.printed);
        assertEquals(2, git.json().get("stashes").items().size());
        git.answers("between", List.of(new Comparisons.ChangedFile("a.txt", "a.txt", Change.MODIFIED)));
        git.run("stash", "show", "1");
        assertEquals(List.of("between " + "b".repeat(40) + " " + "c".repeat(40),
                "between " + Comparisons.NOTHING + " " + "d".repeat(40)),
                git.asked.stream().filter(each -> each.startsWith("between")).toList());
        assertEquals(List.of("M a.txt", "M a.txt"), git.printed.subList(git.printed.size() - 2, git.printed.size()));
    }

    @Test
    void undoing_can_be_looked_at_first() throws Exception {
        git.answers("undoable", Optional.of(new Undoable("commit: x", new GitAction.Reset("abc",
                GitAction.Reach.SOFT), "It goes.")));
        git.run("undo", "--dry-run");
        assertTrue(git.asked.stream().noneMatch(each -> each.startsWith("act")));
        git.run("undo");
        assertTrue(git.asked.getLast().startsWith("act Reset"));
        git.answers("undoable", Optional.empty());
        assertTrue(fails("undo").failure().why().contains("There is none"));
    }

    @Test
    void remotes_are_listed_with_where_they_are_pushed_to() throws Exception {
        git.run("remote");
        assertEquals(List.of("origin  u", "fork  v  (pushed to w)"), git.printed);
    }

    @Test
    void an_interrupted_action_is_told_with_the_ways_out() throws Exception {
        git.answers("status", new RepositoryStatus(folder, new Head(Optional.empty(), Optional.of("a".repeat(40)),
                Optional.empty(), 0, 0), Unfinished.NOTHING, Optional.of(Instant.EPOCH), Optional.of(
                        new Interrupted("Merge topic", Instant.EPOCH, true)),
                List.of()));
        git.run("status");
        String all = String.join("\n", git.printed);
        assertTrue(all.contains("No branch; commit aaaaaaaa"), all);
        assertTrue(all.contains("git take-back") && all.contains("git keep") && all.contains("git unlock"), all);
    }

    @Test
    void init_is_about_the_folder_that_is_named_or_this_one() throws Exception {
        git.answers("create", folder);
        git.run("init", "inside");
        git.run("init");
        assertEquals(List.of("create " + folder.resolve("inside"), "create"),
                git.asked.stream().map(String::strip).toList());
    }
}
