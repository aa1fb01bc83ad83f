package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.Committed;
import dev.rustaiide.system.git.integration.Conflict;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.Unfinished;
import dev.rustaiide.system.git.integration.internal.GitProgram;
import dev.rustaiide.system.git.integration.internal.WalkedStates;

/** Repositories as people leave them: each is named, and there is a way out. */
class FoundStatesTest {
    @TempDir
    Path folder;
    private Twin twin;
    private IndexStaging staging;
    private TestServices.MemoryHistory history;
    private final TestServices.Trust trust = new TestServices.Trust();
    private GitProgram program;
    private final WalkedStates states = new WalkedStates((root, ignored, listener) -> {
        throw new AssertionError("nobody follows here");
    });

    @BeforeEach
    void make() throws Exception {
        twin = Twin.make(folder.resolve("repo"), folder);
        twin.write("a.txt", "one\ntwo\nthree\n");
        twin.write("b.txt", "b\n");
        twin.git("add", "-A");
        twin.git("commit", "-qm", "First");
        history = new TestServices.MemoryHistory();
        program = TestServices.git(twin.environment(), trust);
        staging = new IndexStaging(program, history, new TestServices.FolderTrash(folder.resolve("trash")),
                Clock.systemDefaultZone());
    }

    private RepositoryStatus status() throws Exception {
        return states.status(twin.root()).await();
    }

    private static Failure failure(Call<?> call) {
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        assertTrue(failed.getCause() instanceof FailureException, () -> String.valueOf(failed.getCause()));
        return ((FailureException) failed.getCause()).failure();
    }

    @Test
    void a_damaged_index_is_named_and_made_anew_without_touching_files() throws Exception {
        twin.write("a.txt", "mine\n");
        Path index = twin.root().resolve(".git/index");
        byte[] content = Files.readAllBytes(index);
        content[content.length - 30] ^= 1;
        content[9] = 1;
        Files.write(index, content);
        Failure failure = failure(states.status(twin.root()));
        assertTrue(failure.why().contains("damaged"), failure.why());
        assertTrue(failure.nextStep().contains("recover"), failure.nextStep());
        staging.recoverIndex(twin.root()).await();
        assertEquals(" M a.txt\n", twin.git("status", "--porcelain"));
        assertEquals("mine\n", twin.read("a.txt"));
    }

    @Test
    void an_index_with_a_wrong_checksum_is_not_written_over() throws Exception {
        Path index = twin.root().resolve(".git/index");
        byte[] content = Files.readAllBytes(index);
        content[content.length - 1] ^= 1;
        Files.write(index, content);
        twin.write("a.txt", "mine\n");
        assertTrue(failure(staging.stage(twin.root(), List.of("a.txt"))).why().contains("checksum"));
    }

    @Test
    void a_lock_that_was_left_is_named_and_removed_once_it_is_old() throws Exception {
        Path lock = Files.createFile(twin.root().resolve(".git/index.lock"));
        assertTrue(status().lockedSince().isPresent());
        twin.write("a.txt", "mine\n");
        assertTrue(failure(staging.stage(twin.root(), List.of("a.txt"))).nextStep().contains("unlock"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().plusSeconds(60)));
        assertTrue(failure(staging.unlock(twin.root())).why().contains("seconds old"));
        Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
        staging.unlock(twin.root()).await();
        staging.stage(twin.root(), List.of("a.txt")).await();
        assertEquals("M  a.txt\n", twin.git("status", "--porcelain"));
    }

    @Test
    void a_lock_that_a_program_holds_open_is_not_removed() throws Exception {
        Path lock = twin.root().resolve(".git/index.lock");
        try (var open = Files.newOutputStream(lock)) {
            Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(60)));
            assertTrue(failure(staging.unlock(twin.root())).why().contains("has it open"));
        }
        assertTrue(Files.exists(lock));
    }

    @Test
    void a_rebase_that_stopped_says_its_step_and_its_conflict() throws Exception {
        twin.git("checkout", "-qb", "topic");
        twin.write("a.txt", "one\nTOPIC\nthree\n");
        twin.git("commit", "-qam", "Topic");
        twin.git("checkout", "-q", "main");
        twin.write("a.txt", "one\nMAIN\nthree\n");
        twin.git("commit", "-qam", "Main");
        twin.git(1, "rebase", "main", "topic");
        RepositoryStatus status = status();
        assertEquals(new Unfinished(Unfinished.Kind.REBASE, 1, 1, "topic"), status.unfinished());
        assertTrue(status.head().isDetached());
        assertEquals(Conflict.BOTH_MODIFIED, status.conflicts().getFirst().conflict());
        assertTrue(failure(staging.commit(twin.root(), CommitRequest.of("No"))).why().contains("conflicts"));
    }

    @Test
    void a_merge_is_ended_by_a_commit_with_both_parents_and_git_s_message() throws Exception {
        twin.git("checkout", "-qb", "topic");
        twin.write("a.txt", "one\nTOPIC\nthree\n");
        twin.git("commit", "-qam", "Topic");
        twin.git("checkout", "-q", "main");
        twin.write("a.txt", "one\nMAIN\nthree\n");
        twin.git("commit", "-qam", "Main");
        twin.git(1, "merge", "topic");
        assertEquals(Unfinished.Kind.MERGE, status().unfinished().kind());
        twin.write("a.txt", "one\nboth\nthree\n");
        staging.stage(twin.root(), List.of("a.txt")).await();
        String message = staging.proposedMessage(twin.root(), false).await();
        assertEquals("Merge branch 'topic'\n", message);
        Committed made = staging.commit(twin.root(), CommitRequest.of(message)).await();
        assertEquals(3, twin.git("rev-list", "--parents", "-1", made.id()).strip().split(" ").length);
        assertFalse(status().unfinished().isSomething());
        assertTrue(status().isClean());
    }

    @Test
    void a_conflict_is_resolved_with_the_file_of_one_side_and_the_other_stays_in_the_history() throws Exception {
        twin.git("checkout", "-qb", "topic");
        twin.write("a.txt", "TOPIC\n");
        twin.git("rm", "-q", "b.txt");
        twin.git("commit", "-qam", "Topic");
        twin.git("checkout", "-q", "main");
        twin.write("a.txt", "MAIN\n");
        twin.write("b.txt", "changed\n");
        twin.git("commit", "-qam", "Main");
        twin.git(1, "merge", "topic");
        assertEquals(2, staging.resolve(twin.root(), List.of("a.txt", "b.txt"), Staging.Side.THEIRS).await());
        assertEquals("M  a.txt\nD  b.txt\n", twin.git("status", "--porcelain"));
        assertEquals("TOPIC\n", twin.read("a.txt"));
        assertTrue(history.texts().getFirst().contains("<<<<<<<"), () -> String.valueOf(history.texts()));
        assertEquals(0, staging.resolve(twin.root(), List.of("a.txt"), Staging.Side.OURS).await());
    }

    @Test
    void what_is_discarded_stays_in_the_history_or_the_trash() throws Exception {
        twin.write("a.txt", "mine\n");
        twin.write("new.txt", "new\n");
        assertEquals(2, staging.discard(twin.root(), List.of("")).await());
        assertEquals("one\ntwo\nthree\n", twin.read("a.txt"));
        assertEquals(List.of("mine\n"), history.texts());
        assertTrue(status().isClean());
        try (var kept = Files.list(folder.resolve("trash"))) {
            assertEquals(1, kept.count());
        }
    }

    @Test
    void lines_are_staged_unstaged_and_discarded_one_by_one() throws Exception {
        twin.write("a.txt", "ONE\ntwo\nthree\nfour\n");
        FileVersions seen = staging.versions(twin.root(), "a.txt").await();
        staging.stageLines(twin.root(), "a.txt", LineChoice.lines(seen.index(), seen.work(), 3, 3)).await();
        assertEquals("one\ntwo\nthree\nfour\n", twin.git("show", ":a.txt"));
        FileVersions half = staging.versions(twin.root(), "a.txt").await();
        staging.discardLines(twin.root(), "a.txt", LineChoice.lines(half.index(), half.work(), 0, 0)).await();
        assertEquals("one\ntwo\nthree\nfour\n", twin.read("a.txt"));
        FileVersions last = staging.versions(twin.root(), "a.txt").await();
        staging.unstageLines(twin.root(), "a.txt", LineChoice.lines(last.head(), last.index(), 3, 3)).await();
        assertEquals("one\ntwo\nthree\n", twin.git("show", ":a.txt"));
    }

    @Test
    void lines_of_a_file_that_changed_meanwhile_are_refused() throws Exception {
        twin.write("a.txt", "ONE\ntwo\nthree\n");
        FileVersions seen = staging.versions(twin.root(), "a.txt").await();
        twin.write("a.txt", "other\n");
        Failure failure = failure(staging.stageLines(twin.root(), "a.txt",
                LineChoice.lines(seen.index(), seen.work(), 0, 0)));
        assertTrue(failure.why().contains("meanwhile"), failure.why());
        assertEquals(Text.of("one\ntwo\nthree\n"), seen.index());
    }

    @Test
    void a_hook_runs_only_where_the_folder_is_trusted() throws Exception {
        Path hook = twin.root().resolve(".git/hooks/pre-commit");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch hooked\n");
        assertTrue(hook.toFile().setExecutable(true));
        twin.write("a.txt", "mine\n");
        staging.stage(twin.root(), List.of("a.txt")).await();
        Committed made = staging.commit(twin.root(), CommitRequest.of("Untrusted")).await();
        assertTrue(made.notes().getFirst().contains("pre-commit"), () -> String.valueOf(made.notes()));
        assertFalse(Files.exists(twin.root().resolve("hooked")));
        trust.trust(twin.root());
        twin.write("a.txt", "mine again\n");
        staging.stage(twin.root(), List.of("a.txt")).await();
        staging.commit(twin.root(), CommitRequest.of("Trusted")).await();
        assertTrue(Files.exists(twin.root().resolve("hooked")));
        assertEquals("Trusted\nUntrusted\nFirst\n", twin.git("log", "--format=%s"));
    }

    @Test
    void a_filter_is_git_s_and_runs_only_where_the_folder_is_trusted() throws Exception {
        twin.git("config", "filter.up.clean", "tr a-z A-Z");
        twin.write(".gitattributes", "*.up filter=up\n");
        twin.write("x.up", "abc\n");
        assertTrue(failure(staging.stage(twin.root(), List.of("x.up"))).nextStep().contains("Trust"));
        trust.trust(twin.root());
        staging.stage(twin.root(), List.of("x.up")).await();
        assertEquals("ABC\n", twin.git("show", ":x.up"));
    }

    @Test
    void a_message_without_words_is_refused() throws Exception {
        twin.write("a.txt", "mine\n");
        staging.stage(twin.root(), List.of("a.txt")).await();
        assertTrue(failure(staging.commit(twin.root(), CommitRequest.of(" \n "))).why().contains("no words"));
        assertEquals("M  a.txt\n", twin.git("status", "--porcelain"));
    }

    @Test
    void a_head_that_a_crash_has_emptied_is_named_and_nothing_is_committed_beside_the_branch() throws Exception {
        twin.write("a.txt", "mine\n");
        Path head = twin.root().resolve(".git/HEAD");
        String line = Files.readString(head);
        for (String broken : List.of("", "ref: ", "\0\0\0\0\0\0\0\0")) {
            Files.writeString(head, broken);
            assertTrue(failure(states.status(twin.root())).why().contains("HEAD"), broken);
            assertTrue(failure(staging.commit(twin.root(), CommitRequest.of("Lost"))).why().contains("HEAD"), broken);
            assertEquals(broken, Files.readString(head));
        }
        Files.writeString(head, line);
        assertEquals(1, status().files().size());
    }

    @Test
    void a_commit_is_signed_because_somebody_asks_and_never_left_unsigned_then() throws Exception {
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
                folder.resolve("key").toString()).start();
        assertEquals(0, made.waitFor());
        twin.git("config", "gpg.format", "ssh");
        twin.git("config", "user.signingKey", folder.resolve("key").toString());
        twin.write("a.txt", "mine\n");
        staging.stage(twin.root(), List.of("a.txt")).await();
        var signed = CommitRequest.of("Signed").signing(true);
        String before = twin.git("rev-parse", "HEAD");
        assertTrue(failure(staging.commit(twin.root(), signed)).why().contains("signed"));
        assertEquals(before, twin.git("rev-parse", "HEAD"));
        trust.trust(twin.root());
        staging.commit(twin.root(), signed).await();
        assertTrue(twin.git("cat-file", "commit", "HEAD").contains("gpgsig -----BEGIN SSH SIGNATURE-----"));
    }

    @Test
    void a_folder_becomes_a_repository_unless_it_lies_in_one_and_runs_nothing_of_its_own() throws Exception {
        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        Files.writeString(fresh.resolve("main.rs"), "fn main() {}\n");
        assertFalse(trust.mayRun(fresh));
        assertEquals(fresh, staging.create(fresh).await());
        assertEquals(List.of("main.rs"), states.status(fresh).await().files().stream().map(file -> file.path())
                .toList());
        Failure twice = failure(staging.create(Files.createDirectories(fresh.resolve("inside"))));
        assertEquals("It lies in the repository " + fresh + ".", twice.why());
    }
}
