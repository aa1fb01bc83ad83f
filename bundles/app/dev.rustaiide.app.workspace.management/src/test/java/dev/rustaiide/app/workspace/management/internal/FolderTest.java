package dev.rustaiide.app.workspace.management.internal;

import static dev.rustaiide.app.workspace.management.internal.OpenTestFolder.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.GitHead;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.Span;

class FolderTest {
    @TempDir
    Path temporary;
    private OpenTestFolder open;

    @BeforeEach
    void open() throws IOException {
        open = new OpenTestFolder(temporary);
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void folders_come_first_and_numbers_count_by_value() throws Exception {
        for (String name : List.of("b10.rs", "b9.rs", "A.rs", "a.rs", "z/x", "Y/x", "c.rs")) {
            open.write(name, "");
        }
        assertEquals(List.of("Y", "z", "A.rs", "a.rs", "b9.rs", "b10.rs", "c.rs"), names(open.root));
    }

    @Test
    void nodes_tell_what_is_special_about_them() throws Exception {
        open.write("Cargo.toml", "[workspace]\nmembers = []\n");
        open.write(".gitignore", "/target\n*.log\n!keep.log\n");
        open.write("target/CACHEDIR.TAG", "");
        open.write(".git/HEAD", "");
        open.write("crate/Cargo.toml", "[package]\nname = \"x\"\n");
        open.write("crate/.gitignore", "out/\n");
        open.write("crate/out/x", "");
        open.write("a.log", "");
        open.write("keep.log", "");
        Files.createSymbolicLink(open.root.resolve("loop"), open.root);
        Files.createSymbolicLink(open.root.resolve("nowhere"), Path.of("missing"));
        assertEquals(Set.of(Trait.CARGO_WORKSPACE), open.folder.tree().root().await().traits());
        assertEquals(Set.of(Trait.IGNORED, Trait.CARGO_TARGET), node("target").traits());
        assertEquals(Set.of(Trait.IGNORED, Trait.HIDDEN, Trait.GIT_STORE), node(".git").traits());
        assertEquals(Set.of(Trait.CARGO_CRATE), node("crate").traits());
        assertEquals(Set.of(Trait.IGNORED), node("crate/out").traits());
        assertEquals(Set.of(Trait.IGNORED), node("crate/out/x").traits());
        assertEquals(Set.of(Trait.IGNORED), node("a.log").traits());
        assertEquals(Set.of(), node("keep.log").traits());
        assertEquals(Set.of(Trait.LINK, Trait.BROKEN_LINK), node("nowhere").traits());
        assertTrue(node("loop").folder());
        assertTrue(node("loop").is(Trait.LINK));
        assertTrue(node("target").isNoise());
    }

    @Test
    void a_level_is_read_again_when_it_changes() throws Exception {
        open.write("src/a.rs", "");
        var told = Collections.synchronizedSet(new HashSet<Path>());
        Path src = open.root.resolve("src");
        open.settle();
        names(src);
        open.folder.tree().onChange(Runnable::run, told::addAll);
        Path file = open.write("src/b.rs", "");
        assertEquals(List.of("a.rs"), names(src));
        open.watching.created(file);
        assertEquals(Set.of(src), told);
        assertEquals(List.of("a.rs", "b.rs"), names(src));
        Files.delete(file);
        open.watching.deleted(file);
        assertEquals(List.of("a.rs"), names(src));
    }

    @Test
    void a_folder_that_is_gone_or_closed_says_so() throws Exception {
        assertInstanceOf(Failure.Missing.class, failure(open.root.resolve("missing")));
        assertInstanceOf(Failure.BadContent.class, failure(open.write("file", "")));
        Path shut = Files.createDirectory(open.root.resolve("shut"));
        assertTrue(shut.toFile().setReadable(false));
        assumeFalse(Files.isReadable(shut), "Root may read everything, but not in releng/test");
        assertTrue(node("shut").is(Trait.UNREADABLE));
        assertInstanceOf(Failure.NoPermission.class, failure(shut));
    }

    @Test
    void odd_names_are_shown_without_harm() throws Exception {
        String bytes = "cd \"$1\" && touch 'two\nlines' \"$(printf 'bad\\377name')\" \"$(printf 'esc\\033[31m')\"";
        assertEquals(0, new ProcessBuilder("sh", "-c", bytes, "sh", open.root.toString()).start().waitFor());
        List<String> names = names(open.root);
        assertEquals(3, names.size());
        assertTrue(names.contains("two␊lines"), names::toString);
        assertTrue(names.stream().noneMatch(name -> name.chars().anyMatch(Character::isISOControl)), names::toString);
        assertEquals(3, open.folder.index().ready().await());
        assertEquals(3, open.folder.index().query("e", 10).await().size());
    }

    @Test
    void the_index_knows_what_is_not_ignored_and_follows_no_links() throws Exception {
        open.write(".gitignore", "target/\n");
        open.write("target/x", "");
        Path main = open.write("src/main.rs", "");
        Files.createSymbolicLink(open.root.resolve("src/loop"), open.root);
        assertEquals(Set.of(main, open.root.resolve(".gitignore")), Set.copyOf(open.folder.index().files().await()));
    }

    @Test
    void the_index_follows_changes() throws Exception {
        Path old = open.write("src/old.rs", "");
        open.write("src/deep/a.rs", "");
        open.settle();
        FileIndex index = open.folder.index();
        assertEquals(2, index.ready().await());
        Path fresh = open.write("src/fresh.rs", "");
        open.watching.created(fresh);
        Files.delete(old);
        open.watching.deleted(old);
        assertEquals(Set.of(fresh, open.root.resolve("src/deep/a.rs")), Set.copyOf(index.files().await()));
        open.watching.deleted(fresh);
        assertTrue(index.files().await().contains(fresh), "it is still there");
        open.write("src/deep/b.rs", "");
        open.watching.rescan(open.root);
        await(() -> index.files().await().size() == 3);
        open.write(".gitignore", "deep/\n");
        open.watching.created(open.root.resolve(".gitignore"));
        await(() -> index.files().await().equals(List.of(open.root.resolve(".gitignore"), fresh)));
    }

    @Test
    void files_are_found_by_a_few_letters_and_those_opened_last_come_first() throws Exception {
        open.write("src/parser/mod.rs", "");
        open.write("src/printer/mod.rs", "");
        Path readme = open.write("README.md", "");
        FileIndex index = open.folder.index();
        assertEquals(List.of(), index.query("", 10).await());
        List<FileIndex.Hit> hits = index.query("pars", 10).await();
        assertEquals(List.of("src/parser/mod.rs"), hits.stream().map(FileIndex.Hit::shown).toList());
        assertEquals(List.of(new Span(4, 8)), hits.getFirst().matched());
        index.opened(readme);
        index.opened(open.root.resolve("src/printer/mod.rs"));
        assertEquals("src/printer/mod.rs", index.query("mod", 10).await().getFirst().shown());
        assertEquals(List.of("src/printer/mod.rs", "README.md"),
                index.query("", 10).await().stream().map(FileIndex.Hit::shown).toList());
        assertEquals(1, index.query("mod", 1).await().size());
    }

    @Test
    void what_the_first_key_needs_is_made_before_it_and_anew_only_if_names_change() throws Exception {
        Path main = open.write("src/main.rs", "");
        open.settle();
        WalkedIndex index = (WalkedIndex) open.folder.index();
        index.ready().await();
        await(() -> index.ranked() != null);
        var known = index.ranked();
        open.watching.changed(main);
        open.watching.rescan(open.root);
        assertEquals(1, index.query("main", 10).await().size());
        open.watching.rescan(open.root.resolve("src"));
        Thread.sleep(50);
        assertSame(known, index.ranked());
        open.watching.created(open.write("src/other.rs", ""));
        assertEquals(1, index.query("other", 10).await().size());
        var before = index.ranked();
        open.watching.created(open.write("src/third.rs", ""));
        assertNotSame(before, index.ranked());
        await(() -> index.ranked() != null);
        Files.delete(main);
        open.watching.deleted(main);
        assertEquals(List.of(), index.query("main", 10).await());
    }

    @Test
    void a_hundred_thousand_files_are_listed_and_found() throws Exception {
        Path many = Files.createDirectories(open.root.resolve("many"));
        Path source = Files.createFile(many.resolve("file0"));
        IntStream.range(1, 100_000).parallel().forEach(i -> link(many.resolve("file" + i), source));
        long start = System.nanoTime();
        assertEquals(100_000, open.folder.tree().children(many).await().size());
        long listed = System.nanoTime();
        assertEquals(100_000, open.folder.index().ready().await());
        long indexed = System.nanoTime();
        assertEquals("many/file77777", open.folder.index().query("file77777", 20).await().getFirst().shown());
        open.folder.index().query("fl99", 20).await();
        long found = System.nanoTime();
        System.getLogger("test").log(System.Logger.Level.INFO, "100,000 files: listed {0}, indexed {1}, 2 queries {2}",
                Duration.ofNanos(listed - start), Duration.ofNanos(indexed - listed),
                Duration.ofNanos(found - indexed));
    }

    /** A hard link is a file without the cost of one. */
    private static void link(Path link, Path source) {
        try {
            Files.createLink(link, source);
        } catch (IOException limit) {
            try {
                Files.createFile(link);
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    @Test
    void the_branch_is_told_wherever_the_repository_keeps_it() throws Exception {
        checkHead(Optional.empty());
        Path head = open.write(".git/HEAD", "ref: refs/heads/feature/x\n");
        checkHead(Optional.of(new GitHead.Head("feature/x", false)));
        Files.writeString(head, "0123456789abcdef0123456789abcdef01234567\n");
        checkHead(Optional.of(new GitHead.Head("0123456", true)));
        Files.writeString(head, "nonsense");
        checkHead(Optional.empty());
        Files.delete(head);
        Files.delete(head.getParent());
        Path elsewhere = Files.createDirectories(temporary.toRealPath().resolve("main/.git/worktrees/w"));
        Files.writeString(elsewhere.resolve("HEAD"), "ref: refs/heads/w\n");
        open.write(".git", "gitdir: ../main/.git/worktrees/w\n");
        checkHead(Optional.of(new GitHead.Head("w", false)));
    }

    private void checkHead(Optional<GitHead.Head> expected) {
        assertEquals(expected, HeadFile.of(open.root).flatMap(HeadFile::read));
    }

    @Test
    void a_change_of_branch_is_told() throws Exception {
        Path head = open.write(".git/HEAD", "ref: refs/heads/main\n");
        GitHead git = open.folder.head();
        await(() -> git.current().equals(Optional.of(new GitHead.Head("main", false))));
        Files.writeString(head, "ref: refs/heads/other\n");
        open.watching.changed(head);
        await(() -> git.current().equals(Optional.of(new GitHead.Head("other", false))));
    }

    @Test
    void the_branch_told_is_the_last_one_however_many_look_at_once() throws Exception {
        Path head = open.write(".git/HEAD", "ref: refs/heads/main\n");
        GitHead git = open.folder.head();
        await(() -> git.current().isPresent());
        for (int i = 0; i < 300; i++) {
            var onlookers = IntStream.range(0, 3)
                    .mapToObj(one -> Thread.startVirtualThread(() -> open.watching.changed(head))).toList();
            Files.writeString(head, "ref: refs/heads/b" + i + "\n");
            open.watching.changed(head);
            for (Thread onlooker : onlookers) {
                onlooker.join();
            }
            assertEquals(Optional.of(new GitHead.Head("b" + i, false)), git.current());
        }
    }

    private List<String> names(Path folder) throws Exception {
        return open.folder.tree().children(folder).await().stream().map(FileNode::name).toList();
    }

    private FileNode node(String name) throws Exception {
        Path path = open.root.resolve(name);
        return open.folder.tree().children(path.getParent()).await().stream()
                .filter(node -> node.path().equals(path)).findFirst().orElseThrow();
    }

    private Failure failure(Path folder) {
        var failed = assertThrows(ExecutionException.class, () -> open.folder.tree().children(folder).await());
        return assertInstanceOf(FailureException.class, failed.getCause()).failure();
    }
}
