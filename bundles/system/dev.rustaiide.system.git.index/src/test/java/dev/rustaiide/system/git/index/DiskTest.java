package dev.rustaiide.system.git.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both ways to look at files see the same. */
class DiskTest {
    @TempDir
    Path folder;

    @BeforeEach
    void make() throws Exception {
        assumeTrue(LinuxDisk.isThere(), "this is no Linux");
        Files.createDirectories(folder.resolve("dir/sub"));
        Files.writeString(folder.resolve("dir/é.txt"), "twelve bytes");
        Files.writeString(folder.resolve("run.sh"), "");
        Files.setPosixFilePermissions(folder.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nowhere"));
        Files.setLastModifiedTime(folder.resolve("run.sh"), FileTime.fromMillis(1_234_567_890_123L));
    }

    private static boolean look(Disk disk, String path) {
        byte[] name = Indexes.bytes("»" + path + "«");
        return disk.look(name, 2, name.length - 2);
    }

    @Test
    void both_say_the_same_of_files_links_and_folders() {
        try (Disk linux = new LinuxDisk(folder); Disk java = new JavaDisk(folder)) {
            for (String path : new String[] {"dir", "dir/sub", "dir/é.txt", "run.sh", "link"}) {
                assertTrue(look(linux, path), path);
                assertTrue(look(java, path), path);
                assertEquals(java.found(), linux.found(), path);
                assertEquals(linux.found().size(), linux.size());
                assertEquals(linux.found().modifiedSeconds(), linux.modifiedSeconds());
            }
            assertTrue(look(linux, "link"));
            assertTrue(linux.found().isLink(), "it is not followed");
            assertTrue(look(linux, "run.sh"));
            assertTrue(linux.found().isExecutable());
            assertEquals(1_234_567_890, linux.modifiedSeconds());
            assertEquals(123_000_000, linux.modifiedNanos());
        }
    }

    @Test
    void neither_finds_what_is_not_there_or_lies_below_a_file() {
        try (Disk linux = new LinuxDisk(folder); Disk java = new JavaDisk(folder)) {
            for (String path : new String[] {"none", "run.sh/below", "dir/none/x", "x".repeat(300)}) {
                assertFalse(look(linux, path), path);
                assertFalse(look(java, path), path);
            }
        }
    }

    private static Map<String, Disk.Kind> list(Disk disk, String path) {
        Map<String, Disk.Kind> all = new TreeMap<>();
        disk.list(Indexes.bytes(path), (name, kind) -> all.put(new String(name,
                StandardCharsets.UTF_8), kind));
        return all;
    }

    @Test
    void both_list_a_folder_with_the_kinds_of_what_is_in_it() {
        try (Disk linux = new LinuxDisk(folder); Disk java = new JavaDisk(folder)) {
            assertEquals(Map.of("dir", Disk.Kind.FOLDER, "run.sh", Disk.Kind.FILE, "link", Disk.Kind.LINK),
                    list(linux, ""));
            assertEquals(list(java, ""), list(linux, ""));
            assertEquals(Map.of("sub", Disk.Kind.FOLDER, "é.txt", Disk.Kind.FILE), list(linux, "dir"));
            assertEquals(Map.of(), list(linux, "none"));
            assertEquals(Map.of(), list(java, "none"));
        }
    }
}
