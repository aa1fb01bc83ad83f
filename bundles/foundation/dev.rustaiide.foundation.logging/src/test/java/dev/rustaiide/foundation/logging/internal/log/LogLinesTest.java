package dev.rustaiide.foundation.logging.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.internal.UtcTime;

class LogLinesTest {
    @TempDir
    private Path folder;
    private final List<String> complaints = new ArrayList<>();
    private final Loggers loggers = new Loggers(() -> Map.of("request", "r1"), () -> { });
    private final Logger logger = loggers.getLogger("dev.x.Y");
    private LogRotation rotation;

    @BeforeEach
    void connect() {
        rotation = rotation(LogRotation.Limits.STANDARD, Clock.systemUTC());
    }

    private LogRotation rotation(LogRotation.Limits limits, Clock clock) {
        return new LogRotation(folder.resolve("logs"), limits, clock);
    }

    private LogFile file() {
        return new LogFile(rotation, new JsonLines(UnaryOperator.identity(), 42), complaints::add);
    }

    private List<LogEntry> written() throws Exception {
        loggers.queue().flush();
        return LogReading.last(rotation.files(), Integer.MAX_VALUE, entry -> true);
    }

    @Test
    void a_line_holds_all_that_was_said() throws Exception {
        loggers.queue().target(file());
        Correlation.run("c-1", () -> logger.atWarn().addKeyValue("size", 7).addKeyValue("who", "me\n\"you\"")
                .setCause(new IllegalStateException("why")).log("cannot {} it", "do"));
        LogEntry entry = written().getFirst();
        assertEquals("WARN", entry.level());
        assertEquals("dev.x.Y", entry.logger());
        assertEquals("cannot do it", entry.message());
        assertEquals("c-1", entry.correlation());
        assertEquals(Map.of("size", "7", "who", "me\n\"you\"", "request", "r1"), entry.values());
        assertTrue(entry.stack().startsWith("java.lang.IllegalStateException: why"), entry.stack());
        assertEquals(42, entry.process());
        assertTrue(entry.time().matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), entry.time());
    }

    @Test
    void what_was_logged_before_there_is_a_file_is_written_later_and_in_order() throws Exception {
        for (int i = 0; i < 100; i++) {
            logger.info("line {}", i);
        }
        loggers.queue().target(file());
        List<LogEntry> entries = written();
        for (int i = 0; i < 100; i++) {
            assertEquals("line " + i, entries.get(i).message());
            assertEquals(i + 1, entries.get(i).sequence());
        }
    }

    /** Others rotate the file away and begin it anew between any two steps of one that is about to add to it. */
    @Test
    void nothing_is_lost_while_others_take_the_file_away_and_begin_it_anew() throws Exception {
        Path current = rotation.file();
        var gone = new CountDownLatch(1);
        Call<Integer> thief = Call.start("takes the file away", scope -> {
            try {
                for (int i = 0;; i++) {
                    if (Files.exists(current)) {
                        Files.move(current, current.resolveSibling("rust-ai-ide-%08d.jsonl".formatted(i)));
                    }
                    scope.check();
                }
            } finally {
                gone.countDown();
            }
        });
        Call<Boolean> other = Call.start("writes too", scope -> writeLines(6000));
        writeLines(6000);
        other.await();
        thief.cancel();
        // Or it would take a file away from whoever looks for all of them.
        assertTrue(gone.await(10, TimeUnit.SECONDS));
        assertEquals(List.of(), complaints);
        assertEquals(12_000, LogReading.last(rotation.files(), Integer.MAX_VALUE, entry -> true).size());
    }

    private boolean writeLines(int lines) {
        LogFile file = file();
        for (int i = 1; i <= lines; i++) {
            file.accept(List.of(new LogRecord(i, 0, Level.INFO, "x", "line", "t", "", Map.of(), Map.of(), null)));
        }
        file.close();
        return true;
    }

    @Test
    void the_first_record_asks_for_a_file_and_what_that_work_logs_is_in_it_too() throws Exception {
        List<Loggers> made = new ArrayList<>();
        AtomicInteger asked = new AtomicInteger();
        made.add(new Loggers(Map::of, () -> {
            Loggers ours = made.getFirst();
            ours.getLogger("opener").info("opening");
            if (asked.incrementAndGet() == 2) { // too early the first time
                ours.queue().target(file());
            }
        }));
        Logger first = made.getFirst().getLogger("first");
        assertEquals(0, asked.get(), "a logger alone asks for nothing");
        first.info("one");
        first.info("two");
        first.info("three");
        made.getFirst().queue().flush();
        assertEquals(2, asked.get());
        assertEquals(List.of("one", "opening", "two", "opening", "three"), LogReading
                .last(rotation.files(), Integer.MAX_VALUE, entry -> true).stream().map(LogEntry::message).toList());
    }

    @Test
    void the_level_counts_at_once_and_for_every_way_to_log() throws Exception {
        loggers.queue().target(file());
        loggers.level(Level.INFO);
        logger.debug("too fine");
        loggers.level(Level.DEBUG);
        logger.debug("fine");
        loggers.level(Level.ERROR);
        logger.atWarn().log("not wanted");
        logger.error("wanted");
        assertEquals(List.of("fine", "wanted"), written().stream().map(LogEntry::message).toList());
    }

    @Test
    void everything_is_taken_until_somebody_knows_the_level() {
        logger.trace("perhaps");
        assertFalse(loggers.isLevelKnown());
        assertTrue(loggers.isWanted(Level.TRACE));
        loggers.level(Level.INFO);
        assertTrue(loggers.isLevelKnown());
        assertFalse(loggers.isWanted(Level.DEBUG));
    }

    @Test
    void the_call_that_writes_does_not_take_the_correlation_of_the_one_that_logs() throws Exception {
        loggers.queue().target(file());
        String mine = Call.start("work", scope -> {
            logger.info("in a call");
            return Correlation.current();
        }).await();
        assertEquals(mine, written().getFirst().correlation());
        assertFalse(mine.isEmpty());
    }

    @Test
    void a_value_whose_words_throw_stops_nobody() throws Exception {
        loggers.queue().target(file());
        logger.atInfo().addKeyValue("bad", new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("bad");
            }
        }).log("fine");
        assertTrue(written().getFirst().values().get("bad").contains("toString() failed"));
    }

    @Test
    void a_long_record_is_cut_so_that_its_line_goes_in_one_write() throws Exception {
        loggers.queue().target(file());
        var event = logger.atInfo();
        for (int i = 0; i < 100; i++) {
            event = event.addKeyValue("k" + i, "ü".repeat(5000));
        }
        event.log("m".repeat(100_000));
        written();
        assertTrue(Files.size(rotation.file()) <= JsonLines.LONGEST, () -> "too long");
        assertTrue(written().getFirst().message().endsWith(" more)"));
    }

    @Test
    void a_full_queue_drops_and_says_how_many() throws Exception {
        for (int i = 0; i < LogQueue.CAPACITY + 10; i++) {
            logger.info("x");
        }
        loggers.queue().target(file());
        List<LogEntry> entries = written();
        assertEquals(LogQueue.CAPACITY + 1, entries.size());
        assertTrue(entries.getLast().message().startsWith("10 records were dropped"), entries.getLast()::message);
    }

    @Test
    void a_file_that_is_full_gives_way_and_the_oldest_go() throws Exception {
        rotation = rotation(new LogRotation.Limits(2000, Duration.ofDays(1), 10_000, Duration.ofDays(14)),
                Clock.systemUTC());
        loggers.queue().target(file());
        for (int i = 0; i < 300; i++) {
            logger.info("line {}", i);
            loggers.queue().flush();
        }
        long total = 0;
        for (Path each : rotation.files()) {
            total += Files.size(each);
            assertTrue(Files.size(each) < 2500);
        }
        assertTrue(total <= 10_500 && total > 5000, "total " + total);
        List<LogEntry> entries = written();
        assertEquals("line 299", entries.getLast().message());
        for (int i = 1; i < entries.size(); i++) {
            assertEquals(entries.get(i - 1).sequence() + 1, entries.get(i).sequence());
        }
    }

    @Test
    void an_old_file_gives_way_and_what_is_kept_too_long_goes() throws Exception {
        loggers.queue().target(file());
        logger.info("old");
        written();
        Instant later = Instant.now().plus(Duration.ofDays(2));
        rotation = rotation(LogRotation.Limits.STANDARD, Clock.fixed(later, ZoneOffset.UTC));
        loggers.queue().target(file());
        logger.info("new");
        assertEquals(List.of("old", "new"), written().stream().map(LogEntry::message).toList());
        assertEquals(2, rotation.files().size());
        Files.setLastModifiedTime(rotation.files().getFirst(), FileTime.from(later.minus(Duration.ofDays(15))));
        rotation.rotate();
        assertEquals(1, rotation.files().size());
    }

    @Test
    void files_keep_their_order_when_the_clock_jumps_back() throws Exception {
        var limits = new LogRotation.Limits(1, Duration.ofDays(1), 1 << 20, Duration.ofDays(14));
        for (String time : List.of("2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z")) {
            rotation = rotation(limits, Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
            loggers.queue().target(file());
            logger.info(time);
            loggers.queue().flush();
        }
        logger.info("last");
        assertEquals(List.of(1L, 2L, 3L, 4L), written().stream().map(LogEntry::sequence).toList());
    }

    @Test
    void a_line_that_somebody_left_unfinished_does_not_spoil_the_next() throws Exception {
        Files.createDirectories(rotation.file().getParent());
        Files.writeString(rotation.file(), "{\"time\":\"2026-");
        loggers.queue().target(file());
        logger.info("whole");
        assertEquals(List.of("whole"), written().stream().map(LogEntry::message).toList());
    }

    @Test
    void a_log_that_cannot_be_written_is_told_once_and_the_program_lives() throws Exception {
        Files.createDirectories(rotation.file());
        loggers.queue().target(file());
        for (int i = 0; i < 5; i++) {
            logger.error("lost");
            loggers.queue().flush();
        }
        assertEquals(1, complaints.size(), complaints::toString);
        Files.delete(rotation.file());
        logger.error("not lost");
        assertEquals(List.of("not lost"), written().stream().map(LogEntry::message).toList());
        assertEquals(2, complaints.size(), complaints::toString);
        assertTrue(complaints.get(1).contains("5 lines"), complaints::toString);
    }

    @Test
    void a_full_disk_is_told_once() throws IOException {
        Path full = Path.of("/dev/full");
        if (!Files.isWritable(full)) {
            return; // other systems have no such device
        }
        Files.createDirectories(rotation.file().getParent());
        Files.createSymbolicLink(rotation.file(), full);
        loggers.queue().target(file());
        logger.error("one");
        loggers.queue().flush();
        logger.error("two");
        loggers.queue().flush();
        assertEquals(1, complaints.size(), complaints::toString);
    }

    @Test
    void the_folder_of_another_user_is_told_once() throws IOException {
        Files.createDirectories(rotation.file().getParent());
        Files.setPosixFilePermissions(rotation.file().getParent(), PosixFilePermissions.fromString("r-x------"));
        loggers.queue().target(file());
        logger.error("one");
        loggers.queue().flush();
        logger.error("two");
        loggers.queue().flush();
        assertEquals(Files.isWritable(rotation.file().getParent()) ? 0 : 1, complaints.size());
    }

    @Test
    void a_deleted_file_is_made_again() throws Exception {
        loggers.queue().target(file());
        logger.info("one");
        written();
        Files.delete(rotation.file());
        logger.info("two");
        assertEquals(List.of("two"), written().stream().map(LogEntry::message).toList());
    }

    @Test
    void who_follows_sees_what_comes_and_goes_on_in_the_next_file() throws Exception {
        loggers.queue().target(file());
        logger.info("before");
        written();
        var following = new LogReading.Following(rotation.file());
        List<String> seen = new ArrayList<>();
        following.look(entry -> seen.add(entry.message()));
        logger.info("after");
        written();
        following.look(entry -> seen.add(entry.message()));
        Files.move(rotation.file(), rotation.file().resolveSibling("rust-ai-ide-2026.jsonl"));
        logger.info("in the next file");
        written();
        following.look(entry -> seen.add(entry.message()));
        assertEquals(List.of("after", "in the next file"), seen);
    }

    @Test
    void the_last_entries_come_from_as_many_files_as_it_takes() throws Exception {
        rotation = rotation(new LogRotation.Limits(500, Duration.ofDays(1), 1 << 20, Duration.ofDays(1)),
                Clock.systemUTC());
        loggers.queue().target(file());
        for (int i = 0; i < 30; i++) {
            logger.info("line {}", i);
            loggers.queue().flush();
        }
        assertTrue(rotation.files().size() > 5);
        assertEquals(List.of("line 20", "line 28"), LogReading.last(rotation.files(), 2,
                entry -> entry.message().matches("line (10|20|28)")).stream().map(LogEntry::message).toList());
    }

    @Test
    void the_jdks_own_logs_come_into_the_file() {
        assertEquals("dev.rustaiide.foundation.logging.internal.log.Loggers",
                LoggerFactory.getILoggerFactory().getClass().getName());
        Loggers own = (Loggers) LoggerFactory.getILoggerFactory();
        List<LogRecord> records = new ArrayList<>();
        own.queue().target(records::addAll);
        JdkLog.join();
        System.getLogger("jdk.test").log(System.Logger.Level.WARNING, "it is {0}", "late");
        java.util.logging.Logger.getLogger("jul.test").severe("broken");
        own.queue().flush();
        assertEquals(List.of("jdk.test WARN it is late", "jul.test ERROR broken"), records.stream()
                .filter(each -> each.logger().endsWith(".test"))
                .map(each -> each.logger() + ' ' + each.level() + ' ' + each.message()).toList());
    }

    @Test
    void times_are_written_as_the_jdk_writes_them() {
        for (long time : new long[] {0, 951_782_400_000L, 1_709_164_800_123L, 1_764_098_219_999L, -1,
                -62_135_596_800_000L, 253_402_300_799_999L}) {
            String expected = Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC)
                    .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"));
            assertEquals(expected, UtcTime.of(time));
        }
    }
}
