package dev.rustaiide.foundation.config.internal;

import static dev.rustaiide.foundation.config.internal.Fixture.TAB;
import static dev.rustaiide.foundation.config.internal.Fixture.WRAP;
import static dev.rustaiide.foundation.config.internal.Fixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingChanged;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;

/** What machines, disks and other processes do to settings. */
@Timeout(60)
class SettingsTroubleTest {
    @TempDir
    Path temp;
    private Fixture fixture;

    @BeforeEach
    void open() {
        fixture = new Fixture(temp);
    }

    private static void await(LayeredSettings settings, long tab) throws InterruptedException {
        for (int patience = 0; patience < 3000 && settings.get(TAB) != tab; patience++) {
            Thread.sleep(10);
        }
        assertEquals(tab, settings.get(TAB));
    }

    @Test
    void a_change_is_seen_whatever_the_clock_says() throws Exception {
        Files.writeString(fixture.user, "{\"editor.tabSize\": 2}");
        try (var settings = fixture.open()) {
            Files.writeString(fixture.user, "{\"editor.tabSize\": 3}");
            Files.setLastModifiedTime(fixture.user, FileTime.from(Instant.parse("1999-01-01T00:00:00Z")));
            await(settings, 3);
            Files.writeString(fixture.user, "{\"editor.tabSize\": 5}");
            Files.setLastModifiedTime(fixture.user, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
            await(settings, 5);
        }
    }

    @Test
    void a_change_of_a_file_is_published_without_its_value_and_only_if_another_value_counts() throws Exception {
        try (var settings = fixture.open()) {
            write(fixture.distribution, "{\"editor.tabSize\": 4}");
            write(fixture.user, "{\"editor.tabSize\": 6, \"other.key\": 1}");
            await(settings, 6);
            settings.set(WRAP, true);
            settings.reset(TAB);
            assertEquals(List.of(new SettingChanged("editor.tabSize", Origin.USER, null),
                    new SettingChanged("editor.wrap", Origin.USER, null),
                    new SettingChanged("editor.tabSize", Origin.DISTRIBUTION, null)), fixture.published);
        }
    }

    @Test
    void writers_in_several_places_undo_nothing_of_each_other() throws Exception {
        try (var one = fixture.open(); var other = new Fixture(temp).open()) {
            Call<Boolean> first = count(one, 0);
            Call<Boolean> second = count(other, 1);
            first.await();
            second.await();
            try (var fresh = fixture.open()) {
                assertEquals(List.of(40L, 40L), List.of(fresh.get(CountingWriter.key(0)),
                        fresh.get(CountingWriter.key(1))));
            }
        }
    }

    private static Call<Boolean> count(LayeredSettings settings, int writer) {
        return Call.start("write", scope -> {
            for (long i = 1; i <= 40; i++) {
                assertEquals(i - 1, settings.get(CountingWriter.key(writer)));
                settings.set(CountingWriter.key(writer), i);
            }
            return true;
        });
    }

    @Test
    void a_full_disk_is_told_once_with_its_name_and_nothing_changes() throws Exception {
        write(fixture.user, "{\"editor.tabSize\": 2}");
        List<Path> tried = new ArrayList<>();
        fixture.texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> {
                    tried.add((Path) arguments[0]);
                    throw new FailureException(new Failure.DiskFull((Path) arguments[0]));
                });
        try (var settings = fixture.open()) {
            Failure failure = assertThrows(FailureException.class, () -> settings.set(TAB, 3L)).failure();
            assertEquals(new Failure.DiskFull(fixture.user), failure);
            assertEquals(List.of(fixture.user), tried);
            assertEquals(2L, settings.get(TAB));
            assertEquals(List.of(), settings.problems());
            assertEquals(List.of(), fixture.published);
        }
    }

    /** Nobody can make anything in /proc, not even the user root. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_home_that_cannot_be_written_is_told_and_reading_goes_on() {
        try (var settings = new Fixture(Path.of("/proc/home")).open()) {
            Failure failure = assertThrows(FailureException.class, () -> settings.set(TAB, 3L)).failure();
            assertEquals("Cannot save settings.json.", failure.what());
            assertTrue(failure.why().startsWith("Its folder cannot be made: /proc/home"), failure.why());
            assertEquals(4L, settings.get(TAB));
            assertEquals(List.of(), settings.problems());
        }
    }

    @Test
    void setting_what_is_set_and_resetting_what_is_not_writes_nothing() throws Exception {
        try (var settings = fixture.open()) {
            settings.reset(TAB);
            assertTrue(Files.notExists(fixture.user));
            settings.set(TAB, 3L);
            Stamp before = Stamp.of(fixture.user);
            settings.set(TAB, 3L);
            assertEquals(before, Stamp.of(fixture.user));
        }
    }

    private Problem problem(LayeredSettings settings) {
        assertEquals(4L, settings.get(TAB));
        assertEquals(1, settings.problems().size());
        return settings.problems().getFirst();
    }

    @Test
    void what_is_no_text_is_a_problem_and_no_end() throws Exception {
        Files.write(fixture.user, new byte[] {'{', (byte) 0xff, '}'});
        try (var settings = fixture.open()) {
            assertEquals("The file cannot be read: it is not UTF-8.", problem(settings).message());
        }
        Files.write(fixture.user, new byte[FileState.LIMIT + 1]);
        try (var settings = fixture.open()) {
            assertEquals("The file cannot be read: it is larger than 8 MiB.", problem(settings).message());
        }
    }

    /** Opening it would wait for somebody to write into it. */
    @Test
    void a_pipe_stops_nobody() throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", fixture.user.toString()).start().waitFor());
        try (var settings = fixture.open()) {
            assertEquals("The file cannot be read: it is no file.", problem(settings).message());
        }
    }

    @Test
    void a_byte_order_mark_and_line_ends_stay() throws Exception {
        Files.writeString(fixture.user, "\ufeff{\r\n  \"editor.tabSize\": 2\r\n}\r\n");
        try (var settings = fixture.open()) {
            settings.set(TAB, 3L);
        }
        assertEquals("\ufeff{\r\n  \"editor.tabSize\": 3\r\n}\r\n", Files.readString(fixture.user));
    }

    @Test
    void a_writer_that_hangs_is_named() throws IOException {
        Path turns = temp.resolve("state/settings.lock");
        Files.createDirectories(turns.getParent());
        var writer = new SettingsWriter(fixture.texts, turns, 50);
        try (FileChannel channel = FileChannel.open(turns, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            Failure failure = assertThrows(FailureException.class,
                    () -> writer.change(FileState.read(fixture.user, Origin.USER), text -> text)).failure();
            assertInstanceOf(Failure.Other.class, failure);
            assertTrue(failure.nextStep().contains(turns.toString()), failure.nextStep());
        }
    }
}
