package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class VersionedFolderTest {
    @TempDir
    Path temp;

    private static int install(VersionedFolder versions, String what) throws IOException, InterruptedException {
        return versions.install(folder -> Files.writeString(folder.resolve("what"), what));
    }

    private static String what(VersionedFolder versions) throws IOException {
        Optional<Path> at = versions.at();
        return at.isEmpty() ? "" : Files.readString(at.get().resolve("what"));
    }

    @Test
    void a_rollback_goes_to_the_version_that_was_there_before_not_to_one_that_was_rejected() throws Exception {
        var versions = new VersionedFolder(temp.resolve("v"));
        install(versions, "good");
        install(versions, "poor");
        assertEquals(Optional.of(1), versions.rollBack());
        assertEquals(3, install(versions, "next"));
        assertEquals(Optional.of(1), versions.rollBack());
        assertEquals("good", what(versions));
        assertEquals(Optional.of(0), versions.rollBack());
        assertEquals("", what(versions));
        assertEquals(Optional.empty(), versions.rollBack());
        assertEquals(List.of(1, 2, 3), versions.all());
    }

    /** Installs where true, goes back where false, and compares with a list of what was undone. */
    @Property(tries = 60)
    void installs_and_rollbacks_nest_as_undo_does(@ForAll @Size(max = 12) List<Boolean> installs) throws Exception {
        Path folder = Files.createTempDirectory("versions");
        var versions = new VersionedFolder(folder);
        Deque<Integer> expected = new ArrayDeque<>();
        for (boolean each : installs) {
            if (each) {
                expected.push(install(versions, "x"));
            } else {
                boolean none = expected.isEmpty();
                expected.poll();
                assertEquals(none ? Optional.empty() : Optional.of(expected.isEmpty() ? 0 : expected.peek()),
                        versions.rollBack());
            }
            assertEquals(expected.isEmpty() ? 0 : expected.peek(), versions.current());
        }
        try (var all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void versions_of_the_time_before_follow_the_number_below_them() throws Exception {
        var versions = new VersionedFolder(temp);
        for (String number : List.of("1", "2", "4")) {
            Files.createDirectory(temp.resolve(number));
        }
        Files.writeString(temp.resolve("current"), "4\n");
        assertEquals(Optional.of(2), versions.rollBack());
    }

    @Test
    void a_version_that_is_gone_or_a_number_that_is_none_counts_as_none() throws Exception {
        var versions = new VersionedFolder(temp);
        assertFalse(versions.isUsed());
        for (String damaged : List.of("7", "../x", "", "99999999999", "\u0000")) {
            Files.writeString(temp.resolve("current"), damaged);
            assertEquals(0, versions.current());
            assertTrue(versions.isUsed());
        }
        install(versions, "one");
        Files.writeString(temp.resolve("1/before"), "1");
        assertEquals(Optional.of(0), versions.rollBack());
    }

    @Test
    void what_fails_or_was_cut_off_leaves_all_as_it_was() throws Exception {
        var versions = new VersionedFolder(temp);
        install(versions, "one");
        assertThrows(IOException.class, () -> versions.install(folder -> {
            Files.writeString(folder.resolve("half"), "");
            throw new IOException("no room");
        }));
        assertEquals("one", what(versions));
        assertEquals(2, install(versions, "two"));
        assertFalse(Files.exists(temp.resolve("2/half")));
    }
}
