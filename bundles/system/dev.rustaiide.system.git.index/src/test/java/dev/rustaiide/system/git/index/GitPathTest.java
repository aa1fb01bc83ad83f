package dev.rustaiide.system.git.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitPathTest {
    @TempDir
    Path folder;

    /** One letter a byte. */
    private static byte[] raw(String letters) {
        return letters.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"src/main.rs | src/main.rs", "caf\u00e9.txt | caf\\xE9.txt",
        "caf\u00c3\u00a9.txt | café.txt", "\u00ff\u00fe/a | \\xFF\\xFE/a", "a\\b | a\\b", "a\\xZZ | a\\xZZ",
        "a\\xE9 | a\\x5CxE9", "a\\xe9 | a\\x5Cxe9", "a\\x5C | a\\x5Cx5C", "a\\x41 | a\\x41",
        "\u00ed\u00a0\u0080 | \\xED\\xA0\\x80", "\u00f0\u009f\u00a6 | \\xF0\\x9F\\xA6", "\u00c0\u00af | \\xC0\\xAF",
        "a\\x\u00e9 | a\\x\\xE9", "\u00ef\u00bf\u00bd | \uFFFD"})
    void bytes_that_are_no_letters_are_written_so_that_they_can_be_typed(String letters, String written) {
        assertEquals(written, GitPath.of(raw(letters)));
        assertArrayEquals(raw(letters), GitPath.bytes(written));
    }

    @Test
    void what_people_type_in_small_letters_is_meant_too() {
        assertArrayEquals(raw("caf\u00e9"), GitPath.bytes("caf\\xe9"));
    }

    @Test
    void every_name_comes_back_and_no_two_are_written_alike() {
        byte[] alphabet = raw("\\x5CcE9e/\u00e9\u00c3\u00a9\u0080\u00ff\u00ef\u00bf\u00bd");
        Random random = new Random(7);
        Map<String, String> seen = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            byte[] name = new byte[random.nextInt(9)];
            for (int k = 0; k < name.length; k++) {
                name[k] = alphabet[random.nextInt(alphabet.length)];
            }
            String written = GitPath.of(name);
            assertArrayEquals(name, GitPath.bytes(written), written);
            String letters = new String(name, StandardCharsets.ISO_8859_1);
            assertEquals(letters, seen.computeIfAbsent(written, fresh -> letters));
        }
    }

    @Test
    void a_file_is_reached_by_its_very_bytes_and_known_again() throws Exception {
        assumeTrue(File.separatorChar == '/');
        for (String written : new String[] {"caf\\xE9.txt", "\\xFF\\xFE/deep \\xE9/a%b#c.txt", "café.txt", "plain"}) {
            Path file = GitPath.file(folder, written);
            Files.createDirectories(file.getParent());
            Files.writeString(file, written);
            assertEquals(written, GitPath.of(folder, file));
            assertEquals(!written.contains("\\x"), GitPath.isText(file), written);
            byte[] name = GitPath.bytes(written);
            try (Disk disk = Disk.below(folder); Disk slow = new JavaDisk(folder)) {
                assertTrue(disk.look(name, 0, name.length), written);
                assertTrue(slow.look(name, 0, name.length), written);
            }
        }
        try (Disk disk = Disk.below(folder); Disk slow = new JavaDisk(folder)) {
            Map<String, Disk.Kind> one = new HashMap<>();
            Map<String, Disk.Kind> other = new HashMap<>();
            disk.list(new byte[0], (name, kind) -> one.put(GitPath.of(name), kind));
            slow.list(new byte[0], (name, kind) -> other.put(GitPath.of(name), kind));
            assertEquals(one, other);
            assertEquals(Disk.Kind.FOLDER, one.get("\\xFF\\xFE"));
            byte[] below = GitPath.bytes("\\xFF\\xFE/deep \\xE9");
            disk.list(below, (name, kind) -> one.put(GitPath.of(name), kind));
            slow.list(below, (name, kind) -> other.put(GitPath.of(name), kind));
            assertEquals(one, other);
            assertTrue(one.containsKey("a%b#c.txt"));
        }
    }

    @Test
    void a_repository_may_lie_in_a_folder_of_such_a_name() throws Exception {
        assumeTrue(File.separatorChar == '/');
        Path root = Files.createDirectories(GitPath.file(folder, "d\\xE9"));
        Files.writeString(root.resolve("a"), "a");
        assertEquals("a", GitPath.of(root, root.resolve("a")));
        try (Disk disk = Disk.below(root)) {
            assertTrue(disk.look(raw("a"), 0, 1));
            assertFalse(disk.look(raw("b"), 0, 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"caf\\xE9", "../caf\\xE9/x", "/caf\\xE9", "plain/../x"})
    void where_a_link_leads_is_bytes_too(String target) throws Exception {
        assumeTrue(File.separatorChar == '/');
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, GitPath.path(GitPath.bytes(target)));
        assertEquals(target, GitPath.of(GitPath.bytes(Files.readSymbolicLink(link))));
    }
}
