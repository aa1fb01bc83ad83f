package dev.rustaiide.foundation.logging.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.AuditVerification.Kind;
import dev.rustaiide.foundation.security.Signer;

class AuditTrailTest {
    private static final Signer SIGNER = Signer.generate();
    private static final int RECORDS = 20;

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("audit").resolve("trail.jsonl");
    }

    private GroupedTrail open() {
        return new GroupedTrail(file, () -> Optional.of(SIGNER), UnaryOperator.identity(), Clock.systemUTC(), 42);
    }

    private static AuditRecord record(int i) {
        return new AuditRecord("setting.changed", "editor.tabSize", Map.of("to", Integer.toString(i), "by", "\"ü\n"));
    }

    private void write(int count) throws InterruptedException, ExecutionException {
        try (GroupedTrail trail = open()) {
            for (int i = 0; i < count; i++) {
                trail.append(record(i)).await();
            }
        }
    }

    private AuditVerification verify() throws FailureException {
        return TrailReading.verify(file, file, Optional.of(SIGNER.verifyingKey()));
    }

    private void check(Kind kind, long record, Consumer<List<String>> touch) throws Exception {
        write(RECORDS);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        touch.accept(lines);
        Files.write(file, lines);
        AuditVerification found = verify();
        assertEquals(kind, found.breach().orElseThrow().kind(), () -> found.toString());
        assertEquals(record, found.breach().orElseThrow().record(), () -> found.toString());
    }

    @Test
    void what_was_written_is_intact_signed_and_readable() throws Exception {
        write(RECORDS);
        AuditVerification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertEquals(RECORDS + 2, found.records()); // the beginning and the checkpoint too
        assertEquals(1, found.checkpoints());
        assertEquals(found.records(), found.signed());
        assertEquals(SIGNER.verifyingKey().id(), found.key());
        assertEquals(List.of(), found.notes());
        var last = TrailReading.last(file, 2, entry -> entry.record().kind().equals("setting.changed"));
        assertEquals(List.of(record(RECORDS - 2), record(RECORDS - 1)), last.stream().map(e -> e.record()).toList());
        assertEquals(42, last.get(0).process());
    }

    @Test
    void a_trail_goes_on_after_it_was_closed() throws Exception {
        write(3);
        write(3);
        assertEquals(1 + 3 + 1 + 3 + 1, verify().records());
        assertEquals(2, verify().checkpoints());
    }

    @Test
    void an_edited_record_is_found() throws Exception {
        check(Kind.EDITED, 7, lines -> lines.set(6, lines.get(6).replace("editor.tabSize", "editor.tabsize")));
    }

    @Test
    void an_edited_number_is_found() throws Exception {
        check(Kind.EDITED, 7, lines -> lines.set(6, lines.get(6).replace("{\"seq\":7", "{\"seq\":9")));
    }

    @Test
    void an_edited_hash_is_found() throws Exception {
        check(Kind.EDITED, 7, lines -> lines.set(6, lines.get(6).replaceFirst("hash\":\"....", "hash\":\"0000")));
    }

    @Test
    void a_record_that_was_written_anew_with_its_hash_is_found() throws Exception {
        check(Kind.EDITED, 7, lines -> lines.set(6, again(lines.get(6).replace("editor.tabSize", "x"))));
    }

    private static String again(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int content = bytes.length - Chain.TAIL;
        byte[] hash = new Chain().hash(bytes, 0, content);
        return new String(bytes, 0, content, StandardCharsets.UTF_8) + ",\"hash\":\"" + Chain.text(hash) + "\"}";
    }

    @Test
    void a_deleted_record_is_found() throws Exception {
        check(Kind.DELETED, 7, lines -> lines.remove(6));
    }

    @Test
    void the_deletion_of_the_first_record_is_found() throws Exception {
        check(Kind.DELETED, 1, lines -> lines.remove(0));
    }

    @Test
    void two_records_in_another_order_are_found() throws Exception {
        check(Kind.REORDERED, 8, lines -> Collections.swap(lines, 6, 7));
    }

    @Test
    void a_record_that_was_copied_in_is_found() throws Exception {
        check(Kind.INSERTED, 3, lines -> lines.add(6, lines.get(2)));
    }

    @Test
    void a_record_that_was_made_to_fit_is_found() throws Exception {
        check(Kind.INSERTED, 7, lines -> lines.add(6, again(lines.get(6).replace("editor.tabSize", "x"))));
    }

    @Test
    void a_line_that_is_no_record_is_found() throws Exception {
        check(Kind.EDITED, 7, lines -> lines.add(6, "{}"));
    }

    @Test
    void a_cut_at_the_end_is_found() throws Exception {
        check(Kind.CUT_OFF, 8, lines -> lines.subList(7, lines.size()).clear());
    }

    @Test
    void a_cut_within_the_last_record_is_found() throws Exception {
        write(RECORDS);
        Files.writeString(file, Files.readString(file).stripTrailing());
        assertEquals(Kind.CUT_OFF, verify().breach().orElseThrow().kind());
    }

    @Test
    void a_trail_without_content_is_found() throws Exception {
        check(Kind.CUT_OFF, 1, List::clear);
        Files.delete(file);
        assertEquals(Kind.CUT_OFF, verify().breach().orElseThrow().kind());
    }

    @Test
    void a_chain_that_was_written_anew_to_its_end_is_found_by_the_signatures() throws Exception {
        check(Kind.FORGED, 1, lines -> {
            lines.set(6, lines.get(6).replace("editor.tabSize", "x"));
            for (int i = 6; i < lines.size(); i++) {
                String line = again(lines.get(i));
                lines.set(i, line);
                if (i + 1 < lines.size()) {
                    String hash = line.substring(line.length() - 66, line.length() - 2);
                    lines.set(i + 1, lines.get(i + 1).replaceFirst("prev\":\".{64}", "prev\":\"" + hash));
                }
            }
        });
    }

    @Test
    void a_head_that_was_changed_or_taken_away_is_found() throws Exception {
        write(RECORDS);
        Path head = Head.of(file);
        String text = Files.readString(head);
        Files.writeString(head, text.replaceFirst("\"end\":\\d", "\"end\":9"));
        assertEquals(Kind.HEAD, verify().breach().orElseThrow().kind());
        Files.writeString(head, "{");
        assertEquals(Kind.HEAD, verify().breach().orElseThrow().kind());
        Files.delete(head);
        assertEquals(Kind.HEAD, verify().breach().orElseThrow().kind());
    }

    @Test
    void another_key_is_found() throws Exception {
        write(RECORDS);
        var found = TrailReading.verify(file, file, Optional.of(Signer.generate().verifyingKey()));
        assertEquals(Kind.OTHER_KEY, found.breach().orElseThrow().kind());
        assertTrue(TrailReading.verify(file, file, Optional.empty()).isIntact());
    }

    @Test
    void a_copy_is_held_against_the_head_of_the_original() throws Exception {
        write(RECORDS);
        Path copy = Files.copy(file, folder.resolve("copy.jsonl"));
        var key = Optional.of(SIGNER.verifyingKey());
        assertTrue(TrailReading.verify(copy, file, key).isIntact());
        List<String> lines = Files.readAllLines(copy);
        Files.write(copy, lines.subList(0, lines.size() - 1));
        assertEquals(Kind.CUT_OFF, TrailReading.verify(copy, file, key).breach().orElseThrow().kind());
        Path foreign = folder.resolve("elsewhere.jsonl");
        assertTrue(TrailReading.verify(Files.copy(file, foreign), folder.resolve("none"), key).isIntact());
    }

    @Test
    void a_torn_last_line_is_an_interrupted_write_and_is_repaired() throws Exception {
        write(3);
        Files.writeString(file, "{\"seq\":6,\"prev\":\"0", StandardOpenOption.APPEND);
        AuditVerification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertTrue(found.notes().toString().contains("interrupted"), found::toString);
        write(1);
        assertEquals(5 + 2, verify().records());
        assertEquals(List.of(), verify().notes());
    }

    @Test
    void a_touched_trail_is_set_aside_and_a_new_one_names_it() throws Exception {
        check(Kind.CUT_OFF, 8, lines -> lines.subList(7, lines.size()).clear());
        write(1);
        AuditVerification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertEquals(3, found.records());
        try (var files = Files.list(file.getParent())) {
            Path aside = files.filter(each -> each.toString().matches(".*-touched-[^.]*\\.\\d+Z")).findFirst()
                    .orElseThrow();
            assertTrue(found.notes().getFirst().contains(aside.getFileName().toString()), found::toString);
            assertEquals(Kind.CUT_OFF,
                    TrailReading.verify(aside, file, Optional.empty()).breach().orElseThrow().kind());
        }
    }

    @Test
    void records_that_vanish_while_it_is_open_are_noticed() throws Exception {
        try (GroupedTrail trail = open()) {
            trail.append(record(1)).await();
            trail.append(record(2)).await();
            List<String> lines = Files.readAllLines(file);
            Files.write(file, lines.subList(0, 2));
            trail.append(record(3)).await();
        }
        assertTrue(Files.readString(file).contains("-touched-"));
    }

    @Test
    void two_trails_take_turns_on_one_file() throws Exception {
        try (GroupedTrail one = open(); GroupedTrail other = open()) {
            List<Call<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                calls.add((i % 2 == 0 ? one : other).append(record(i)));
                if (i % 10 == 0) {
                    Thread.sleep(1);
                }
            }
            for (Call<Boolean> call : calls) {
                call.await();
            }
        }
        AuditVerification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertEquals(200, TrailReading.last(file, 1000, e -> e.record().kind().equals("setting.changed")).size());
    }

    @Test
    void cancelling_does_not_take_a_record_from_others() throws Exception {
        try (GroupedTrail trail = open()) {
            Call<Boolean> mine = trail.append(record(1));
            Call<Boolean> theirs = trail.append(record(2));
            mine.cancel();
            assertTrue(theirs.await());
            assertTrue(mine.await());
        }
    }

    @Test
    void without_a_key_it_is_chained_and_says_that_it_is_not_signed() throws Exception {
        try (var trail = new GroupedTrail(file, Optional::empty, UnaryOperator.identity(), Clock.systemUTC(), 1)) {
            trail.append(record(1)).await();
        }
        AuditVerification found = TrailReading.verify(file, file, Optional.empty());
        assertTrue(found.isIntact());
        assertEquals("", found.key());
        assertEquals(0, found.signed());
    }

    @Test
    void secrets_do_not_get_into_the_trail() throws Exception {
        try (var trail = new GroupedTrail(file, Optional::empty, text -> text.replace("hunter2", "•••"),
                Clock.systemUTC(), 1)) {
            trail.append(new AuditRecord("a.b", "of hunter2", Map.of("hunter2", "is", "why", "hunter2"))).await();
        }
        assertFalse(Files.readString(file).contains("hunter2"));
        assertTrue(Files.readString(file).contains("of •••"));
    }

    @Test
    void what_cannot_be_written_fails_with_a_next_step() throws IOException {
        Files.writeString(folder.resolve("audit"), "a file where a folder should be");
        try (GroupedTrail trail = open()) {
            Call<Boolean> call = trail.append(record(1));
            var failed = assertThrows(ExecutionException.class, call::await);
            assertTrue(failed.getCause() instanceof FailureException, () -> failed.toString());
        }
    }

    @Test
    void the_beginning_is_no_later_than_the_first_record() throws Exception {
        var ticks = new AtomicLong(1_000_000_000_000L);
        Clock ticking = new Clock() {
            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(ticks.addAndGet(1000));
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        try (var trail = new GroupedTrail(file, () -> Optional.of(SIGNER), UnaryOperator.identity(), ticking, 42)) {
            trail.append(record(0)).await();
        }
        List<String> times = TrailReading.last(file, 10, entry -> true).stream().map(entry -> entry.time()).toList();
        assertEquals(times.stream().sorted().toList(), times);
    }

    @Test
    void many_records_get_checkpoints_on_the_way() throws Exception {
        try (GroupedTrail trail = open()) {
            Call<Boolean> last = Call.of(true);
            for (int i = 0; i < 2 * TrailFile.CHECKPOINT_EVERY + 5; i++) {
                last = trail.append(record(i));
            }
            last.await();
        }
        AuditVerification found = verify();
        assertTrue(found.isIntact(), found::toString);
        assertEquals(3, found.checkpoints());
    }
}
