package dev.rustaiide.app.workbench.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;

class FootingTest {
    @TempDir
    Path temp;
    private long millis = Duration.ofDays(20_000).toMillis();
    private long nanos = 5;

    private Footing on(Footing.Writer writer) {
        return new Footing(List.of(Path.of("/home/me/state"), Path.of("/home/me/config")), writer, () -> millis,
                () -> nanos);
    }

    private void pass(Duration time) {
        millis += time.toMillis();
        nanos += time.toNanos();
    }

    @Test
    void folders_that_can_be_written_are_made_and_left_as_they_were() throws IOException {
        Path folder = temp.resolve("a/b");
        assertEquals(List.of(), Footing.on(List.of(folder)).look());
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void what_stands_in_the_way_of_a_folder_is_told_once_for_all_folders_and_the_same_again() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        Footing footing = Footing.on(List.of(file.resolve("state"), file.resolve("config")));
        List<Failure> wrong = footing.look();
        assertEquals(1, wrong.size());
        assertTrue(wrong.getFirst().why().startsWith(file.resolve("state") + " cannot be written"),
                wrong.getFirst().why());
        assertEquals(wrong, footing.look());
    }

    @Test
    void a_full_disk_is_called_that() {
        Failure wrong = on(folder -> {
            throw new Footing.FullException(new IOException("No space left on device"));
        }).look().getFirst();
        assertEquals("The disk with /home/me/state is full.", wrong.why());
    }

    @Test
    void a_folder_behind_the_first_counts_too() {
        Failure wrong = on(folder -> {
            if (folder.endsWith("config")) {
                throw new FileSystemException(folder.toString(), null, "Read-only file system");
            }
        }).look().getFirst();
        assertEquals("/home/me/config cannot be written: read-only file system.", wrong.why());
    }

    @Test
    void a_clock_that_goes_back_is_told_and_one_that_is_set_right_by_a_moment_is_not() {
        Footing footing = on(folder -> { });
        pass(Duration.ofMinutes(1));
        assertEquals(List.of(), footing.look());
        pass(Duration.ofMinutes(1));
        millis -= 20_000;
        assertEquals(List.of(), footing.look());
        pass(Duration.ofMinutes(1));
        millis -= Duration.ofHours(3).toMillis();
        assertEquals(1, footing.look().size());
        pass(Duration.ofMinutes(1));
        assertEquals(List.of(), footing.look());
        millis += Duration.ofDays(1).toMillis(); // it slept
        assertEquals(List.of(), footing.look());
    }
}
