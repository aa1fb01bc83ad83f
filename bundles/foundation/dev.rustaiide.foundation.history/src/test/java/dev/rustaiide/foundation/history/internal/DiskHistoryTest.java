package dev.rustaiide.foundation.history.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;

class DiskHistoryTest {
    private static final WriteReason DELETED = new WriteReason(WriteReason.Kind.DELETED, "");

    @TempDir
    Path temporary;

    private final TestClock clock = new TestClock();
    private Path store;
    private Path work;
    private long budget = 10 << 20;
    private DiskHistory history;

    @BeforeEach
    void make() throws IOException {
        store = temporary.resolve("history");
        work = Files.createDirectory(temporary.resolve("work"));
        history = new DiskHistory(store, () -> new Keeping(true, 30, budget, 1 << 20,
                List.of(Glob.of("**/node_modules/**")), List.of(work.resolve("own"))), clock);
    }

    @AfterEach
    void settle() throws Exception {
        history.clearing().await(); // it looks through the folder that goes now
    }

    private Path write(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path save(String name, String text) throws IOException {
        Path file = work.resolve(name);
        if (Files.exists(file)) {
            history.leaves(file, WriteReason.SAVE);
        }
        clock.pass(Duration.ofMinutes(1));
        return write(name, text);
    }

    private List<String> texts(Path file) throws FailureException {
        List<String> texts = new ArrayList<>();
        for (Revision revision : history.revisions(file)) {
            texts.add(new String(history.content(revision), UTF_8));
        }
        return texts;
    }

    @Test
    void each_save_keeps_what_was_there_and_equal_contents_once() throws Exception {
        Path file = save("a.rs", "one");
        save("a.rs", "two");
        save("a.rs", "one");
        save("a.rs", "three");
        assertEquals(List.of("one", "two", "one"), texts(file));
        history.leaves(file, WriteReason.SAVE);
        history.leaves(file, WriteReason.SAVE);
        assertEquals(List.of("three", "one", "two", "one"), texts(file));
        assertEquals(3, contents());
    }

    private long contents() throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("contents"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void saves_in_a_row_are_one_but_a_refactoring_is_always_kept() throws Exception {
        Path file = write("a.rs", "one");
        history.keep(file, WriteReason.SAVE);
        write("a.rs", "two");
        clock.pass(Duration.ofSeconds(1));
        assertTrue(history.keep(file, WriteReason.SAVE).isEmpty());
        var rename = new WriteReason(WriteReason.Kind.REFACTORED, "Rename a to b");
        assertEquals(rename, history.keep(file, rename).orElseThrow().reason());
        assertEquals(List.of("two", "one"), texts(file));
    }

    @Test
    void what_is_deleted_is_found_below_its_folder_with_all_of_a_tree() throws Exception {
        write("src/a.rs", "a");
        write("src/deep/b.rs", "b");
        write("src/node_modules/c.js", "c");
        history.leaves(work.resolve("src"), DELETED);
        assertEquals(List.of("a.rs", "b.rs"), history.below(work).stream().map(KeptFile::file)
                .map(file -> file.getFileName().toString()).sorted().toList());
        assertEquals(List.of("b"), texts(work.resolve("src/deep/b.rs")));
        assertTrue(history.below(work.resolve("other")).isEmpty());
    }

    @Test
    void a_file_that_was_moved_takes_its_history_along_and_a_new_one_of_its_name_stays_apart() throws Exception {
        Path old = save("a.rs", "one");
        save("a.rs", "two");
        Path now = work.resolve("b.rs");
        Files.move(old, now);
        history.moved(old, now);
        clock.pass(Duration.ofMinutes(1));
        save("b.rs", "three");
        save("a.rs", "other");
        save("a.rs", "other 2");
        assertEquals(List.of("two", "one"), texts(now));
        assertEquals(List.of("other", "one"), texts(old));
    }

    @Test
    void secrets_binaries_and_large_files_are_not_kept() throws Exception {
        for (String name : List.of(".env", ".env.local", "server.pem", "id_ed25519", "credentials.toml", ".netrc")) {
            assertTrue(history.keep(write(name, "x"), DELETED).isEmpty(), name);
            assertTrue(history.refusal(work.resolve(name)).isPresent(), name);
        }
        String key = "-----BEGIN OPENSSH " + "PRIVATE KEY-----\nabc";
        assertTrue(history.keep(write("notes.txt", key), DELETED).isEmpty());
        assertTrue(history.keep(write("image.bin", "\0\0"), DELETED).isEmpty());
        assertTrue(history.keep(write("large.txt", "x".repeat((1 << 20) + 1)), DELETED).isEmpty());
        assertTrue(history.keep(write("own/state.json", "{}"), DELETED).isEmpty());
        for (String name : List.of("credentials.rs", "secrets.rs", "environment.rs", "key.rs")) {
            assertTrue(history.keep(write(name, name), DELETED).isPresent(), name);
        }
    }

    @Test
    void what_is_old_goes_and_what_has_a_label_stays() throws Exception {
        Path file = save("a.rs", "one");
        save("a.rs", "two");
        save("a.rs", "three");
        Revision first = history.revisions(file).getLast();
        history.label(file, first, "before the big change");
        clock.pass(Duration.ofDays(31));
        save("a.rs", "four");
        history.prune();
        assertEquals(List.of("three", "one"), texts(file));
        assertEquals("before the big change", history.revisions(file).getLast().label());
        assertEquals(2, contents());
    }

    @Test
    void the_oldest_goes_when_all_takes_too_much() throws Exception {
        var random = new Random(1);
        Path file = work.resolve("a.rs");
        for (int i = 0; i < 11; i++) {
            byte[] noise = new byte[5000];
            random.nextBytes(noise);
            save("a.rs", i + " " + HexFormat.of().formatHex(noise));
        }
        assertEquals(10, history.revisions(file).size());
        budget = 30_000;
        history.prune();
        List<String> left = texts(file);
        assertTrue(left.size() >= 3 && left.size() <= 6, left.size() + " are left");
        assertTrue(left.getFirst().startsWith("9 "), left.getFirst().substring(0, 2));
    }

    @Test
    void a_damaged_content_is_told_and_a_damaged_line_is_passed_over() throws Exception {
        Path file = save("a.rs", "one");
        save("a.rs", "two");
        save("a.rs", "three");
        Path log;
        try (Stream<Path> files = Files.walk(store.resolve("files"))) {
            log = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(log, "1234 {\"id\":\"zz", StandardOpenOption.APPEND);
        save("a.rs", "four");
        assertEquals(List.of("three", "two", "one"), texts(file));
        String name = history.revisions(file).getFirst().content();
        Files.writeString(store.resolve("contents").resolve(name.substring(0, 2)).resolve(name.substring(2)), "x");
        Revision damaged = history.revisions(file).getFirst();
        assertThrows(FailureException.class, () -> history.content(damaged));
    }
}
