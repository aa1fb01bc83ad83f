package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;

class FolderStateTest {
    @TempDir
    Path temp;

    private String state() throws Exception {
        return Call.start("state", scope -> FolderState.of(temp, scope)).await();
    }

    @Test
    void every_file_counts_by_name_size_and_time_and_what_git_ignores_does_not() throws Exception {
        Path file = Files.writeString(Files.createDirectories(temp.resolve("src")).resolve("a.rs"), "fn a() {}");
        Files.writeString(temp.resolve(".gitignore"), "target\n");
        String before = state();
        assertEquals(before, state());
        Files.writeString(Files.createDirectories(temp.resolve("target")).resolve("b.rs"), "");
        assertEquals(before, state());
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        String older = state();
        assertNotEquals(before, older);
        Files.writeString(file, "fn ab() {}");
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertNotEquals(older, state());
        Files.writeString(temp.resolve("notes"), "");
        String more = state();
        Files.move(temp.resolve("notes"), temp.resolve("src/notes"));
        assertNotEquals(more, state());
    }
}
