package dev.rustaiide.app.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

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
        operations = new FileOperations(new Trash(trash));
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
        assertFalse(Files.exists(trash.resolve("info/x.trashinfo")), "no note without its file");
    }

    @Test
    void a_deleted_folder_comes_back_with_all_in_it() throws Exception {
        Path src = Files.createDirectory(work.resolve("src"));
        Files.writeString(src.resolve("lib.rs"), "fn a() {}");
        Trash.Item item = operations.delete(src);
        assertFalse(Files.exists(src));
        assertEquals("fn a() {}", Files.readString(trash.resolve("files/src/lib.rs")));
        assertEquals(src, operations.restore(item));
        assertEquals("fn a() {}", Files.readString(src.resolve("lib.rs")));
        assertEquals(0, count(trash.resolve("info")) + count(trash.resolve("files")));
    }

    @Test
    void the_note_says_where_it_was_as_the_specification_wants() throws Exception {
        Path file = Files.writeString(work.resolve("a ä%.rs"), "");
        operations.delete(file);
        String note = Files.readString(trash.resolve("info/a ä%.rs.trashinfo"));
        assertTrue(note.startsWith("[Trash Info]\nPath=" + work.toUri().getRawPath() + "a%20%C3%A4%25.rs\n"), note);
        assertTrue(note.matches("(?s).*\nDeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\n"), note);
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
    void of_a_link_only_the_link_is_deleted() throws Exception {
        Path target = Files.createDirectory(work.resolve("target"));
        Files.writeString(target.resolve("a"), "kept");
        Path link = Files.createSymbolicLink(work.resolve("link"), target);
        operations.delete(link);
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertEquals("kept", Files.readString(target.resolve("a")));
    }

    @Test
    void a_folder_that_is_gone_is_made_again_for_what_comes_back() throws Exception {
        Path src = Files.createDirectory(work.resolve("src"));
        Trash.Item item = operations.delete(Files.writeString(src.resolve("a"), "a"));
        Files.delete(src);
        operations.restore(item);
        assertEquals("a", Files.readString(src.resolve("a")));
    }

    @Test
    void a_file_on_another_disk_goes_to_the_trash_there() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory)
                && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
        Path elsewhere = Files.createTempDirectory(memory, "trash-test");
        try {
            Trash.Item item = operations.delete(Files.writeString(elsewhere.resolve("a"), "far"));
            assertTrue(item.kept().startsWith(memory), item.kept().toString());
            assertTrue(Files.readString(item.note()).contains("Path=" + elsewhere.getFileName() + "/a\n"));
            assertEquals("far", Files.readString(operations.restore(item)));
        } finally {
            Files.deleteIfExists(elsewhere.resolve("a"));
            Files.delete(elsewhere);
        }
    }
}
