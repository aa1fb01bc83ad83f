package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void content_is_replaced_and_nothing_is_left_beside_it() throws IOException {
        Path file = folder.resolve("a");
        WholeFile.write(file, new byte[] {1});
        WholeFile.write(file, new byte[] {2, 3});
        assertArrayEquals(new byte[] {2, 3}, Files.readAllBytes(file));
        WholeFile.write(file, new byte[0]);
        assertEquals(0, Files.size(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    void a_private_file_is_its_owners_alone_whatever_it_was_before_and_whatever_a_crash_left() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path left = Files.writeString(folder.resolve(".key.new"), "half");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        WholeFile.writePrivate(file, new byte[] {7});
        assertEquals("rw-------", rights(file));
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(file));
        assertEquals(List.of("key"), names());
    }

    @Test
    void where_it_cannot_be_written_the_old_content_stays() throws IOException {
        Path file = Files.createDirectories(folder.resolve("taken/within")).getParent();
        assertThrows(IOException.class, () -> WholeFile.write(file, new byte[] {1}));
        assertEquals(List.of("taken"), names().stream().filter(name -> !name.startsWith(".")).toList());
        assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("none/a"), new byte[] {1}));
    }
}
