package dev.rustaiide.app.explorer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Trash;

class FileOperationsTest {
    @TempDir
    Path folder;
    private Path work;
    private Path trash;
    private FileOperations operations;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        trash = folder.resolve("share/Trash");
        operations = new FileOperations(new FolderTrash(trash));
    }

    /** Everything in one folder. */
    private record FolderTrash(Path folder) implements Trash {
        @Override
        public Item put(Path file) throws IOException {
            Files.createDirectories(folder);
            Path kept = Files.createTempDirectory(folder, "kept").resolve("it");
            return new Item(file, Files.move(file, kept), kept);
        }

        @Override
        public Path restore(Item item) throws IOException {
            if (Files.exists(item.original())) {
                throw new FileAlreadyExistsException(item.original().toString());
            }
            Files.move(item.kept(), item.original());
            Files.delete(item.kept().getParent());
            return item.original();
        }
    }

    private static Failure failureOf(Executable action) {
        return assertThrows(FailureException.class, action).failure();
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void a_new_file_is_empty_and_never_overwrites() throws Exception {
        Path file = operations.createFile(work.resolve("a.rs"));
        assertEquals(0, Files.size(file));
        Files.writeString(file, "kept");
        Failure failure = failureOf(() -> operations.createFile(file));
        assertEquals("Cannot create a.rs.", failure.what());
        assertEquals("There is a.rs already.", failure.why());
        assertEquals("kept", Files.readString(file));
    }

    @Test
    void a_new_folder_needs_its_parent() throws Exception {
        assertTrue(Files.isDirectory(operations.createFolder(work.resolve("src"))));
        assertTrue(failureOf(() -> operations.createFolder(work.resolve("no/src"))).why().contains("does not exist"));
    }

    @Test
    void a_name_that_deceives_or_cannot_travel_is_given_to_nothing() throws Exception {
        Path a = Files.writeString(work.resolve("a"), "a");
        for (String name : List.of("con.rs", "a:b", ".git", "photo\u202egpj.exe", "main.rs ", "a\u200b")) {
            assertInstanceOf(Failure.Refused.class, failureOf(() -> operations.createFile(work.resolve(name))), name);
            assertInstanceOf(Failure.Refused.class, failureOf(() -> operations.createFolder(work.resolve(name))), name);
            assertInstanceOf(Failure.Refused.class, failureOf(() -> operations.rename(a, work.resolve(name))), name);
        }
        assertEquals(1, count(work));
    }

    @Test
    void renaming_never_overwrites() throws Exception {
        Path a = Files.writeString(work.resolve("a"), "a");
        Path b = Files.writeString(work.resolve("b"), "b");
        assertEquals("There is b already.", failureOf(() -> operations.rename(a, b)).why());
        assertEquals("b", Files.readString(b));
        operations.rename(a, work.resolve("c"));
        assertEquals("a", Files.readString(work.resolve("c")));
    }

    @Test
    void renaming_onto_a_broken_link_does_not_overwrite_it() throws Exception {
        Path a = Files.writeString(work.resolve("a"), "a");
        Path link = Files.createSymbolicLink(work.resolve("link"), Path.of("nowhere"));
        failureOf(() -> operations.rename(a, link));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void what_is_gone_cannot_be_renamed_or_deleted() {
        assertTrue(failureOf(() -> operations.rename(work.resolve("x"), work.resolve("y"))).why()
                .contains("does not exist"));
        assertEquals("Cannot delete x.", failureOf(() -> operations.delete(work.resolve("x"))).what());
    }

    @Test
    void a_deleted_folder_comes_back_with_all_in_it() throws Exception {
        Path src = Files.createDirectory(work.resolve("src"));
        Files.writeString(src.resolve("lib.rs"), "fn a() {}");
        Trash.Item item = operations.delete(src);
        assertFalse(Files.exists(src));
        assertEquals(src, operations.restore(item));
        assertEquals("fn a() {}", Files.readString(src.resolve("lib.rs")));
        assertEquals(0, count(trash));
    }

    @Test
    void two_of_one_name_lie_beside_each_other() throws Exception {
        Path file = work.resolve("a");
        Trash.Item first = operations.delete(Files.writeString(file, "1"));
        Trash.Item second = operations.delete(Files.writeString(file, "2"));
        assertEquals("1", Files.readString(first.kept()));
        assertEquals("2", Files.readString(second.kept()));
        operations.restore(first);
        assertEquals("There is a already.", failureOf(() -> operations.restore(second)).why());
        assertEquals("2", Files.readString(second.kept()));
    }

    @Test
    void a_folder_moves_with_all_in_it_and_never_overwrites() throws Exception {
        Path from = Files.createDirectories(work.resolve("from/deep"));
        Files.writeString(from.resolve("a.rs"), "a");
        Path to = Files.createDirectory(work.resolve("to"));
        assertEquals(to.resolve("deep"), operations.move(from, to));
        assertEquals("a", Files.readString(to.resolve("deep/a.rs")));
        assertEquals(false, Files.exists(from));
        Files.createDirectory(from);
        assertEquals("Choose another name.", failureOf(() -> operations.move(from, to)).nextStep());
        assertEquals("a", Files.readString(to.resolve("deep/a.rs")));
    }

    @Test
    void a_copy_takes_a_free_name_and_leaves_links_as_they_are() throws Exception {
        Path file = Files.writeString(work.resolve("main.rs"), "x");
        assertEquals(work.resolve("main copy.rs"), operations.copy(file, work));
        assertEquals(work.resolve("main copy 2.rs"), operations.copy(file, work));
        Path hidden = Files.writeString(work.resolve(".env"), "x");
        assertEquals(work.resolve(".env copy"), operations.copy(hidden, work));
        Path tree = Files.createDirectory(work.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), file);
        Path copied = operations.copy(tree, work);
        assertEquals(file, Files.readSymbolicLink(copied.resolve("link")));
    }

    @Test
    void nothing_goes_into_itself() throws Exception {
        Path tree = Files.createDirectories(work.resolve("tree/below"));
        for (Executable action : List.<Executable>of(() -> operations.move(work.resolve("tree"), tree),
                () -> operations.copy(work.resolve("tree"), tree))) {
            assertEquals("Choose another folder.", failureOf(action).nextStep());
        }
        assertEquals(0, count(tree));
    }
}
