package dev.rustaiide.system.file.watching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.IgnorePredicate;

class FolderWatchTest {
    @TempDir
    Path root;
    private final List<FileChanges> told = new ArrayList<>();
    private final Set<Path> created = new HashSet<>();
    private final Set<Path> changed = new HashSet<>();
    private final Set<Path> deleted = new HashSet<>();
    private final Set<Path> rescan = new HashSet<>();
    private final List<FileWatch> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (FileWatch watch : open) {
            watch.close();
        }
    }

    @Test
    void a_new_file_a_change_and_a_deletion_are_told() throws Exception {
        Path file = Files.writeString(root.resolve("old.rs"), "1");
        Path doomed = Files.writeString(root.resolve("doomed.rs"), "1");
        watch(IgnorePredicate.NOTHING);
        Files.writeString(file, "2");
        Files.delete(doomed);
        Path fresh = Files.writeString(root.resolve("new.rs"), "1");
        await(() -> created.contains(fresh) && changed.contains(file) && deleted.contains(doomed));
        assertFalse(created.contains(file));
    }

    @Test
    void files_put_into_a_new_folder_at_once_are_told() throws Exception {
        watch(IgnorePredicate.NOTHING);
        Path deep = Files.createDirectories(root.resolve("a/b/c/d"));
        Path file = Files.writeString(deep.resolve("lib.rs"), "x");
        await(() -> created.contains(file) && created.contains(deep));
        Path later = Files.writeString(deep.resolve("later.rs"), "x");
        await(() -> created.contains(later));
    }

    @Test
    void a_moved_folder_is_told_by_its_new_name() throws Exception {
        Path before = Files.createDirectories(root.resolve("x/before"));
        Files.createDirectories(root.resolve("y"));
        Files.writeString(before.resolve("lib.rs"), "x");
        watch(IgnorePredicate.NOTHING);
        Path after = Files.move(before, root.resolve("y/after"));
        await(() -> deleted.contains(before) && created.contains(after.resolve("lib.rs")));
        Path later = Files.writeString(after.resolve("later.rs"), "x");
        await(() -> created.contains(later));
        assertFalse(created.contains(before.resolve("later.rs")));
    }

    @Test
    void what_is_ignored_is_not_told() throws Exception {
        Files.createDirectories(root.resolve("target/debug"));
        watch((path, folder) -> folder && path.endsWith("target") || path.toString().endsWith("~"));
        Files.writeString(root.resolve("target/debug/out"), "x");
        Files.writeString(root.resolve("backup~"), "x");
        Path file = Files.writeString(root.resolve("told"), "x");
        await(() -> created.contains(file));
        assertEquals(Set.of(file), created);
    }

    @Test
    void links_are_told_but_not_followed() throws Exception {
        Path elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Path inside = Files.createDirectories(root.resolve("inside"));
        open.add(start(inside, IgnorePredicate.NOTHING, () -> FileSystems.getDefault().newWatchService()));
        open.getLast().ready().await();
        Path loop = Files.createSymbolicLink(inside.resolve("loop"), inside);
        Path link = Files.createSymbolicLink(inside.resolve("link"), elsewhere);
        await(() -> created.contains(loop) && created.contains(link));
        Files.writeString(elsewhere.resolve("unseen"), "x");
        Path seen = Files.writeString(inside.resolve("seen"), "x");
        await(() -> created.contains(seen));
        assertEquals(Set.of(loop, link, seen), created);
    }

    @Test
    void a_burst_comes_in_few_batches() throws Exception {
        watch(IgnorePredicate.NOTHING);
        for (int i = 0; i < 300; i++) {
            Files.writeString(root.resolve("f" + i), "x");
        }
        await(() -> created.size() == 300 || rescan.contains(root));
        synchronized (told) {
            assertTrue(told.size() <= 5, told.size() + " batches");
        }
    }

    @Test
    void a_file_replaced_by_an_atomic_move_is_told_once() throws Exception {
        Path file = Files.writeString(root.resolve("main.rs"), "1");
        watch(IgnorePredicate.NOTHING);
        Path temporary = Files.writeString(root.resolve(".main.rs.tmp"), "2");
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        await(() -> created.contains(file) || changed.contains(file));
        assertFalse(deleted.contains(file));
    }

    @Test
    void more_than_the_service_can_queue_asks_to_read_again() throws Exception {
        var busy = new CountDownLatch(1);
        IgnorePredicate slow = (path, folder) -> {
            if (path.endsWith("first")) {
                awaitQuietly(busy);
            }
            return false;
        };
        watch(slow);
        Files.writeString(root.resolve("first"), "x");
        for (int i = 0; i < 2000; i++) {
            Files.writeString(root.resolve("f" + i), "x");
        }
        busy.countDown();
        await(() -> rescan.contains(root) || created.size() > 2000);
    }

    @Test
    void names_that_are_no_utf_8_and_line_feeds_are_told() throws Exception {
        watch(IgnorePredicate.NOTHING);
        String bytes = "printf x > \"$1\"/$(printf 'bad\\377name'); printf x > \"$1\"/'two\nlines'";
        assertEquals(0, new ProcessBuilder("sh", "-c", bytes, "sh", root.toString()).start().waitFor());
        await(() -> created.size() == 2);
        synchronized (told) {
            assertTrue(created.stream().allMatch(Files::exists), created::toString);
        }
    }

    @Test
    void ten_thousand_folders_hold_nobody_up() throws Exception {
        for (int i = 0; i < 100; i++) {
            for (int j = 0; j < 100; j++) {
                Files.createDirectories(root.resolve("a" + i + "/b" + j));
            }
        }
        long start = System.nanoTime();
        FileWatch watch = start(root, IgnorePredicate.NOTHING, () -> FileSystems.getDefault().newWatchService());
        long returned = System.nanoTime();
        open.add(watch);
        watch.ready().await();
        long ready = System.nanoTime();
        Path file = Files.writeString(root.resolve("a99/b99/new"), "x");
        await(() -> created.contains(file));
        System.getLogger("test").log(System.Logger.Level.INFO, "10,000 folders: returned after {0}, ready after {1}",
                Duration.ofNanos(returned - start), Duration.ofNanos(ready - start));
        assertTrue(returned - start < Duration.ofMillis(100).toNanos());
    }

    @Test
    void a_hundred_thousand_files_in_one_folder_are_no_burden() throws Exception {
        Path many = Files.createDirectories(root.resolve("many"));
        for (int i = 0; i < 100_000; i++) {
            Files.createFile(many.resolve("f" + i));
        }
        watch(IgnorePredicate.NOTHING);
        Path fresh = Files.createFile(many.resolve("fresh"));
        await(() -> created.contains(fresh));
        assertEquals(Set.of(fresh), created);
        Files.delete(many.resolve("f77777"));
        await(() -> deleted.contains(many.resolve("f77777")));
        Path moved = Files.move(many, root.resolve("moved"));
        await(() -> rescan.contains(root) || created.contains(moved.resolve("f99999")));
        Path late = Files.createFile(moved.resolve("late"));
        await(() -> created.contains(late));
    }

    @Test
    void a_full_system_is_polled_instead() throws Exception {
        FileWatch watch = start(root, IgnorePredicate.NOTHING, () -> {
            throw new IOException("User limit of inotify instances reached");
        });
        open.add(watch);
        watch.ready().await();
        assertTrue(watch.isPolling());
        Path file = Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve("c"), "1");
        await(() -> created.contains(file));
        Files.writeString(file, "22");
        await(() -> changed.contains(file));
        Files.delete(file);
        await(() -> deleted.contains(file));
    }

    @Test
    void a_root_that_vanishes_and_comes_back_is_seen() throws Exception {
        Path inside = Files.createDirectories(root.resolve("inside"));
        open.add(start(inside, IgnorePredicate.NOTHING, () -> FileSystems.getDefault().newWatchService()));
        open.getLast().ready().await();
        Files.delete(inside);
        await(() -> rescan.contains(inside));
        Path file = Files.writeString(Files.createDirectories(inside).resolve("back"), "x");
        await(() -> created.contains(file));
    }

    @Test
    void a_missing_root_is_never_ready() throws Exception {
        FileWatch watch = start(root.resolve("missing"), IgnorePredicate.NOTHING,
                () -> FileSystems.getDefault().newWatchService());
        open.add(watch);
        assertThrows(ExecutionException.class, () -> watch.ready().await());
    }

    @Test
    void a_closed_watch_is_silent() throws Exception {
        watch(IgnorePredicate.NOTHING);
        open.getLast().close();
        await(() -> ((FolderWatch) open.getLast()).isClosed());
        Files.writeString(root.resolve("after"), "x");
        Thread.sleep(120);
        synchronized (told) {
            assertEquals(List.of(), told);
        }
    }

    @Test
    void a_listener_that_throws_hears_the_next_batch() throws Exception {
        var heard = new CountDownLatch(2);
        var watch = new FolderWatch(root, IgnorePredicate.NOTHING, changes -> {
            heard.countDown();
            throw new IllegalStateException("mistake of a test");
        }, () -> FileSystems.getDefault().newWatchService(), Duration.ofMillis(20));
        open.add(watch);
        watch.ready().await();
        Files.writeString(root.resolve("a"), "x");
        await(() -> heard.getCount() == 1);
        Files.writeString(root.resolve("b"), "x");
        assertTrue(heard.await(5, TimeUnit.SECONDS));
    }

    private void watch(IgnorePredicate ignored) throws Exception {
        open.add(start(root, ignored, () -> FileSystems.getDefault().newWatchService()));
        open.getLast().ready().await();
    }

    private FileWatch start(Path folder, IgnorePredicate ignored, FolderWatch.Services services) {
        return new FolderWatch(folder, ignored, this::hear, services, Duration.ofMillis(20));
    }

    private void hear(FileChanges changes) {
        synchronized (told) {
            told.add(changes);
            created.addAll(changes.created());
            changed.addAll(changes.changed());
            deleted.addAll(changes.deleted());
            rescan.addAll(changes.rescan());
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            synchronized (told) {
                if (condition.getAsBoolean()) {
                    return;
                }
            }
            Thread.sleep(5);
        }
        synchronized (told) {
            throw new AssertionError("told only " + told);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

}
