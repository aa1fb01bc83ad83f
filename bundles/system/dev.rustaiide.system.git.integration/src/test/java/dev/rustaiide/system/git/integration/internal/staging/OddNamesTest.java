package dev.rustaiide.system.git.integration.internal.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.text.LineChoice;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.Change;
import dev.rustaiide.system.git.integration.CommitRequest;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.Revisions;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.integration.internal.GitVolumes;
import dev.rustaiide.system.git.integration.internal.WalkedRevisions;
import dev.rustaiide.system.git.integration.internal.WalkedStates;
import dev.rustaiide.system.git.integration.internal.comparing.TreeComparisons;

/** Files whose names are bytes that are no UTF-8 are files like any other. */
class OddNamesTest {
    private static final String CAFE = "caf\\xE9.txt";
    private static final String DEEP = "\\xFF\\xFE/deep \\xE9.rs";

    @TempDir
    Path folder;
    private Twin ours;
    private Twin theirs;
    private IndexStaging staging;
    private final TestServices.Trust trust = new TestServices.Trust();
    private final Comparisons comparisons = new TreeComparisons();
    private final Revisions revisions = new WalkedRevisions();

    @BeforeEach
    void make() throws Exception {
        ours = Twin.make(folder.resolve("ours"), folder);
        theirs = Twin.make(folder.resolve("theirs"), folder);
        both(CAFE, "one\ntwo\nthree\n");
        both(DEEP, "fn a() {}\n");
        both("plain.txt", "plain\n");
        staging = new IndexStaging(TestServices.git(ours.environment(), trust), new TestServices.MemoryHistory(),
                new TestServices.FolderTrash(folder.resolve("trash")), Clock.systemUTC());
    }

    private void both(String name, String text) throws Exception {
        ours.write(name, text);
        theirs.write(name, text);
    }

    private void committed() throws Exception {
        staging.stage(ours.root(), List.of("")).await();
        staging.commit(ours.root(), CommitRequest.of("Begin")).await();
        theirs.git("add", "-A");
        theirs.git("commit", "-q", "-m", "Begin");
        same();
    }

    /** To the byte, but for times of the disk. */
    private void same() throws Exception {
        assertEquals(theirs.git("ls-files", "-s"), ours.git("ls-files", "-s"));
        assertEquals(theirs.git("status", "--porcelain=v2", "--no-renames"),
                ours.git("status", "--porcelain=v2", "--no-renames"));
        assertEquals(theirs.git("write-tree"), ours.git("write-tree"));
        assertEquals("", ours.git("fsck", "--strict", "--no-dangling", "--no-progress").lines()
                .filter(line -> !line.startsWith("notice:")).reduce("", String::concat));
    }

    @Test
    void everything_is_staged_and_committed_with_them_in_it() throws Exception {
        assertEquals(3, staging.stage(ours.root(), List.of("")).await());
        theirs.git("add", "-A");
        same();
        committed();
        assertTrue(ours.git("ls-tree", "-r", "--name-only", "HEAD").contains(DEEP));
    }

    @Test
    void one_of_them_is_staged_unstaged_and_deleted_by_its_name() throws Exception {
        committed();
        both(CAFE, "changed\n");
        Files.delete(ours.file(DEEP));
        Files.delete(theirs.file(DEEP));
        staging.stage(ours.root(), List.of(CAFE)).await();
        theirs.git("add", "--", CAFE);
        same();
        staging.stage(ours.root(), List.of("\\xFF\\xFE")).await();
        theirs.git("add", "-A", "--", "\\xFF\\xFE");
        same();
        staging.unstage(ours.root(), List.of(CAFE, DEEP)).await();
        theirs.git("reset", "-q");
        same();
    }

    @Test
    void its_changes_are_shown_staged_by_lines_and_given_up() throws Exception {
        committed();
        both(CAFE, "ONE\ntwo\nTHREE\n");
        FileVersions versions = staging.versions(ours.root(), CAFE).await();
        assertEquals("one\ntwo\nthree\n", versions.head().toString());
        assertEquals("ONE\ntwo\nTHREE\n", versions.work().toString());
        LineChoice first = LineChoice.lines(versions.index(), versions.work(), 0, 0);
        staging.stageLines(ours.root(), CAFE, first).await();
        assertEquals("ONE\ntwo\nthree\n", ours.git("show", ":" + CAFE));
        staging.discard(ours.root(), List.of(CAFE)).await();
        assertEquals("ONE\ntwo\nthree\n", ours.read(CAFE));
        try (var kept = Files.list(folder.resolve("trash"))) {
            assertEquals("ONE\ntwo\nTHREE\n", Files.readString(kept.findFirst().orElseThrow()));
        }
    }

    @Test
    void a_new_one_that_is_given_up_is_in_the_trash() throws Exception {
        staging.discard(ours.root(), List.of(CAFE)).await();
        assertFalse(Files.exists(ours.file(CAFE), LinkOption.NOFOLLOW_LINKS));
        try (var kept = Files.list(folder.resolve("trash"))) {
            assertEquals(1, kept.count());
        }
    }

    @Test
    void it_is_found_again_under_another_name() throws Exception {
        committed();
        Files.move(ours.file(CAFE), ours.file("th\\xE9.txt"));
        ours.git("add", "-A");
        ours.git("commit", "-q", "-m", "Tea");
        Comparisons.ChangedFile moved = comparisons.between(ours.root(), "HEAD~1", "HEAD").await().getFirst();
        assertEquals(new Comparisons.ChangedFile("th\\xE9.txt", CAFE, Change.MODIFIED), moved);
        assertEquals("one\ntwo\nthree\n", comparisons.texts(ours.root(), "HEAD~1", "HEAD", moved).await().before()
                .toString());
        assertEquals(List.of("Tea", "Begin"), revisions.history(ours.file("th\\xE9.txt"), 9).await().stream()
                .map(each -> each.subject()).toList());
        both(CAFE, "back\n");
        assertEquals(Change.ADDED, comparisons.between(ours.root(), "HEAD", Comparisons.DISK).await().getFirst()
                .change());
    }

    @Test
    void two_that_look_alike_are_two() throws Exception {
        both("caf\\xE8.txt", "grave\n");
        both("café.txt", "in UTF-8\n");
        committed();
        both("caf\\xE8.txt", "GRAVE\n");
        assertEquals(List.of("caf\\xE8.txt"), new WalkedStates((root, ignored, listener) -> {
            throw new AssertionError("nobody follows here");
        }).status(ours.root()).await().changed().stream().map(each -> each.path()).toList());
        assertEquals(List.of("caf\\xE8.txt"), comparisons.between(ours.root(), "HEAD", Comparisons.DISK).await()
                .stream().map(each -> each.path()).toList());
    }

    @Test
    void it_is_opened_as_it_was() throws Exception {
        committed();
        for (String revision : List.of("HEAD", "")) {
            var place = new AtRevision(revision, ours.root(), "/" + CAFE);
            assertEquals("one\ntwo\nthree\n", new String(new GitVolumes().open(new AtRevision(revision, ours.root(),
                    "/")).read(place.path(), 1000)));
        }
    }

    @Test
    void a_conflict_in_it_is_resolved_with_a_side() throws Exception {
        committed();
        ours.git("switch", "-q", "-c", "topic");
        ours.write(CAFE, "theirs\n");
        ours.git("commit", "-q", "-am", "Theirs");
        ours.git("switch", "-q", "main");
        ours.write(CAFE, "ours\n");
        ours.git("commit", "-q", "-am", "Ours");
        ours.git(1, "merge", "-q", "topic");
        assertEquals(1, staging.resolve(ours.root(), List.of(CAFE), Staging.Side.THEIRS).await());
        assertEquals("theirs\n", ours.read(CAFE));
        assertEquals("", ours.git("ls-files", "-u"));
    }

    @Test
    void a_link_to_one_is_kept_to_the_byte() throws Exception {
        for (Twin each : List.of(ours, theirs)) {
            Files.createSymbolicLink(each.file("link"), GitPath.path(GitPath.bytes(CAFE)));
        }
        committed();
        Files.delete(ours.file("link"));
        staging.discard(ours.root(), List.of("link")).await();
        same();
    }

    @Test
    void what_a_program_makes_of_it_is_left_to_git_also_where_a_name_is_a_pattern() throws Exception {
        trust.trust(ours.root());
        for (Twin each : List.of(ours, theirs)) {
            each.git("config", "filter.up.clean", "tr a-z A-Z");
            each.write(".gitattributes", "*.txt filter=up\n");
            each.write("[p]lain.txt", "pattern\n");
        }
        staging.stage(ours.root(), List.of(CAFE, "[p]lain.txt")).await();
        theirs.git("--literal-pathspecs", "add", "--", CAFE, "[p]lain.txt");
        same();
        assertEquals("ONE\nTWO\nTHREE\n", ours.git("show", ":" + CAFE));
        assertFalse(ours.git("ls-files").contains("\nplain.txt"));
    }
}
