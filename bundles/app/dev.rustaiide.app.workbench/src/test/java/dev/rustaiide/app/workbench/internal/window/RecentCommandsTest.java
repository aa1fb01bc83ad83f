package dev.rustaiide.app.workbench.internal.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.app.workbench.CommandId;

class RecentCommandsTest {
    @TempDir
    Path temp;

    @Test
    void what_was_used_last_comes_first_and_what_was_never_used_last() throws Exception {
        RecentCommands recent = new RecentCommands(temp.resolve("recent"));
        recent.used(new CommandId("a.a"));
        recent.used(new CommandId("b.b"));
        recent.used(new CommandId("a.a"));
        recent.goOn(List.of("c.c", "b.b"));
        assertEquals(0, recent.rank(new CommandId("a.a")));
        assertEquals(1, recent.rank(new CommandId("b.b")));
        assertEquals(2, recent.rank(new CommandId("c.c")));
        assertTrue(recent.rank(new CommandId("d.d")) > 2);
        recent.kept().await();
    }

    @Test
    void a_write_that_fails_does_not_stop_those_that_come_later() throws Exception {
        Path file = temp.resolve("recent");
        Files.createDirectories(file.resolve("in-the-way"));
        RecentCommands recent = new RecentCommands(file);
        recent.used(new CommandId("a.a"));
        assertThrows(ExecutionException.class, recent.kept()::await);
        Files.delete(file.resolve("in-the-way"));
        Files.delete(file);
        recent.used(new CommandId("b.b"));
        recent.kept().await();
        assertEquals(List.of("b.b", "a.a"), RecentCommands.read(file));
    }

    @Test
    void it_is_known_in_the_next_window() throws Exception {
        Path file = temp.resolve("recent");
        assertEquals(List.of(), RecentCommands.read(file));
        RecentCommands recent = new RecentCommands(file);
        for (int i = 0; i < 30; i++) {
            recent.used(new CommandId("c." + i));
        }
        recent.kept().await();
        assertEquals(20, RecentCommands.read(file).size());
        assertEquals("c.29", RecentCommands.read(file).getFirst());
    }
}
