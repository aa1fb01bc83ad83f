package dev.rustaiide.foundation.fs.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/** What the system itself refuses, on a disk in memory that is full or read-only. Needs the right to mount one. */
class RealDiskTest {
    @TempDir
    Path temp;
    private Path mounted;

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            run("umount", mounted.toString());
        }
    }

    @Test
    void a_read_only_disk_is_named_and_nothing_is_lost() throws Exception {
        Path file = Files.writeString(mount().resolve("a.rs"), "old");
        assertTrue(run("mount", "-o", "remount,ro", mounted.toString()));
        Failure failure = failureOfWriting(file, "new");
        assertInstanceOf(Failure.ReadOnlyDisk.class, failure);
        assertEquals("old", Files.readString(file));
    }

    @Test
    void a_full_disk_is_named_and_the_old_content_stays() throws Exception {
        Path file = Files.writeString(mount().resolve("a.rs"), "old");
        Failure failure = failureOfWriting(file, "x".repeat(3_000_000));
        assertInstanceOf(Failure.DiskFull.class, failure);
        assertEquals("old", Files.readString(file));
        try (var left = Files.list(mounted)) {
            assertEquals(1, left.count(), "no half a file is left behind");
        }
    }

    @Test
    void a_file_that_may_not_be_read_says_so() throws Exception {
        Path file = Files.writeString(temp.resolve("secret.rs"), "x");
        assertTrue(file.toFile().setReadable(false, false));
        assumeFalse(Files.isReadable(file), "Root may read everything, but not in releng/test");
        Failure failure = assertThrows(FailureException.class, () -> files().read(file)).failure();
        assertInstanceOf(Failure.NoPermission.class, failure);
    }

    private Failure failureOfWriting(Path file, String text) {
        return assertThrows(FailureException.class, () -> files().write(file, Text.of(text), Encoding.UTF_8)).failure();
    }

    private DiskTextFiles files() {
        return new DiskTextFiles(new Disk(), () -> temp.resolve("backups"));
    }

    /** A disk of one megabyte. */
    private Path mount() throws Exception {
        Path at = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at.toString()), "may not mount a disk here");
        mounted = at;
        return at;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
