package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.Trash;

class DesktopTrashTest {
    @TempDir
    Path folder;
    private Path work;
    private Path home;
    private Trash trash;

    @BeforeEach
    void prepare() throws IOException {
        work = Files.createDirectory(folder.resolve("work"));
        home = folder.resolve("share/Trash");
        trash = new DesktopTrash(home);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void what_is_gone_leaves_no_note() {
        assertThrows(NoSuchFileException.class, () -> trash.put(work.resolve("x")));
        assertFalse(Files.exists(home.resolve("info/x.trashinfo")), "no note without its file");
    }

    @Test
    void a_deleted_folder_comes_back_with_all_in_it() throws Exception {
        Path src = Files.createDirectory(work.resolve("src"));
        Files.writeString(src.resolve("lib.rs"), "fn a() {}");
        Trash.Item item = trash.put(src);
        assertFalse(Files.exists(src));
        assertEquals("fn a() {}", Files.readString(home.resolve("files/src/lib.rs")));
        assertEquals(src, trash.restore(item));
        assertEquals("fn a() {}", Files.readString(src.resolve("lib.rs")));
        assertEquals(0, count(home.resolve("info")) + count(home.resolve("files")));
    }

    @Test
    void two_of_one_name_lie_beside_each_other() throws Exception {
        Path file = work.resolve("a");
        Trash.Item first = trash.put(Files.writeString(file, "1"));
        Trash.Item second = trash.put(Files.writeString(file, "2"));
        assertEquals("1", Files.readString(first.kept()));
        assertEquals("2", Files.readString(second.kept()));
        trash.restore(first);
        assertThrows(FileAlreadyExistsException.class, () -> trash.restore(second));
        assertEquals("2", Files.readString(second.kept()));
    }

    @Test
    void the_note_says_where_it_was_as_the_specification_wants() throws Exception {
        Path file = Files.writeString(work.resolve("a ä%.rs"), "");
        trash.put(file);
        String note = Files.readString(home.resolve("info/a ä%.rs.trashinfo"));
        assertTrue(note.startsWith("[Trash Info]\nPath=" + work.toUri().getRawPath() + "a%20%C3%A4%25.rs\n"), note);
        assertTrue(note.matches("(?s).*\nDeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\n"), note);
    }

    @Test
    void of_a_link_only_the_link_is_deleted() throws Exception {
        Path target = Files.createDirectory(work.resolve("target"));
        Files.writeString(target.resolve("a"), "kept");
        Path link = Files.createSymbolicLink(work.resolve("link"), target);
        trash.put(link);
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertEquals("kept", Files.readString(target.resolve("a")));
    }

    @Test
    void a_folder_that_is_gone_is_made_again_for_what_comes_back() throws Exception {
        Path src = Files.createDirectory(work.resolve("src"));
        Trash.Item item = trash.put(Files.writeString(src.resolve("a"), "a"));
        Files.delete(src);
        trash.restore(item);
        assertEquals("a", Files.readString(src.resolve("a")));
    }

    @Test
    void a_file_on_another_disk_goes_to_the_trash_there() throws Exception {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory)
                && !Files.getFileStore(memory).equals(Files.getFileStore(folder)));
        Path elsewhere = Files.createTempDirectory(memory, "trash-test");
        try {
            Trash.Item item = trash.put(Files.writeString(elsewhere.resolve("a"), "far"));
            assertTrue(item.kept().startsWith(memory), item.kept().toString());
            assertTrue(Files.readString(item.note()).contains("Path=" + elsewhere.getFileName() + "/a\n"));
            assertEquals("far", Files.readString(trash.restore(item)));
        } finally {
            Files.deleteIfExists(elsewhere.resolve("a"));
            Files.delete(elsewhere);
        }
    }
}
