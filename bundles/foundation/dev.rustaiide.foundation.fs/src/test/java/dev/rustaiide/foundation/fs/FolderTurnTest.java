package dev.rustaiide.foundation.fs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTurnTest {
    @TempDir
    Path temp;

    @Test
    void whoever_counts_in_its_turn_loses_nothing() throws Exception {
        Path folder = temp.resolve("new/folder");
        Path file = temp.resolve("count");
        Files.writeString(file, "0");
        // Two of them, as two parts of a process would have, and two threads with each.
        FolderTurn[] turns = {new FolderTurn(folder), new FolderTurn(folder)};
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            FolderTurn turn = turns[i % 2];
            threads.add(Thread.ofVirtual().start(() -> countTo(turn, file, 25)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals("100", Files.readString(file));
    }

    private static void countTo(FolderTurn turn, Path file, int most) {
        for (int i = 0; i < most; i++) {
            try (var taken = turn.take()) {
                Files.writeString(file, Integer.toString(Integer.parseInt(Files.readString(file)) + 1));
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @Test
    void another_process_has_to_wait_and_one_that_is_killed_gives_way() throws Exception {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                Holder.class.getName(), temp.toString()).redirectErrorStream(true).start();
        assertEquals('t', other.getInputStream().read());
        var got = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> countTo(new FolderTurn(temp), number(), 1));
        Thread.ofVirtual().start(() -> {
            try (var taken = new FolderTurn(temp).take()) {
                got.countDown();
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        });
        assertFalse(got.await(100, TimeUnit.MILLISECONDS));
        other.destroyForcibly();
        assertTrue(got.await(30, TimeUnit.SECONDS));
        waiting.join();
    }

    @Test
    void whoever_has_only_so_much_patience_goes_without_the_turn_and_takes_it_from_nobody() throws Exception {
        var turn = new FolderTurn(temp);
        try (var taken = turn.take()) {
            assertTrue(elsewhere(turn, Duration.ofMillis(20)).isEmpty());
            assertTrue(elsewhere(turn, Duration.ZERO).isEmpty(), "it is still taken");
        }
        assertTrue(elsewhere(turn, Duration.ZERO).isPresent());
    }

    /** In a thread of its own, which gives it back. */
    private static Optional<FolderTurn.Taken> elsewhere(FolderTurn turn, Duration patience) throws Exception {
        var got = new CompletableFuture<Optional<FolderTurn.Taken>>();
        Thread.ofVirtual().start(() -> {
            try {
                Optional<FolderTurn.Taken> taken = turn.take(patience);
                if (taken.isPresent()) {
                    taken.get().close();
                }
                got.complete(taken);
            } catch (IOException | InterruptedException failed) {
                got.completeExceptionally(failed);
            }
        });
        return got.get(30, TimeUnit.SECONDS);
    }

    private Path number() {
        try {
            return Files.writeString(temp.resolve("number"), "1");
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_no_turn_and_leaves_none_taken() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        var turn = new FolderTurn(file);
        assertThrows(IOException.class, turn::take);
        Files.delete(file);
        turn.take().close();
    }

    /** Takes the turn and keeps it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            var taken = new FolderTurn(Path.of(arguments[0])).take();
            System.out.print('t');
            System.out.flush();
            Thread.sleep(60_000);
            taken.close();
        }
    }
}
