package dev.rustaiide.system.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.AuditVerification.Breach;
import dev.rustaiide.foundation.logging.AuditVerification.Kind;
import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.logging.Logs;
import dev.rustaiide.foundation.security.VerifyingKey;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Verb;

class LoggingVerbsTest {
    private static final List<LogEntry> LOG = List.of(
            new LogEntry("2026-11-25T10:00:00.000Z", "INFO", "a.b.Files", "read", "t", 7, 1, "c1", Map.of(), ""),
            new LogEntry("2026-11-25T10:00:01.000Z", "ERROR", "a.b.Disk", "full", "t", 7, 2, "c2", Map.of("left", "0"),
                    "java.io.IOException: full\n\tat X"));
    private static final List<AuditTrail.Entry> TRAIL = List.of(
            new AuditTrail.Entry(2, "2026-11-25T10:00:00.000Z", 7, "", new AuditRecord("secret.changed", "a/b",
                    Map.of())),
            new AuditTrail.Entry(3, "2026-11-25T10:00:01.000Z", 7, "", new AuditRecord("setting.changed", "x",
                    Map.of("origin", "USER"))));

    @TempDir
    Path temporary;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<Breach> breach = Optional.empty();

    /** What lies on the disk. */
    private static final class FakeLogs implements Logs {
        @Override
        public Path file() {
            return Path.of("/h/logs/log");
        }

        @Override
        public List<Path> files() {
            return List.of(file());
        }

        @Override
        public void flush() {
            // all is there
        }

        @Override
        public List<LogEntry> last(int count, Predicate<LogEntry> wanted) {
            List<LogEntry> found = LOG.stream().filter(wanted).toList();
            return found.subList(Math.max(0, found.size() - count), found.size());
        }

        @Override
        public void follow(Consumer<LogEntry> reader) {
            LOG.forEach(reader);
        }
    }

    /** Finds what the test says. */
    private final class FakeTrail implements AuditTrail {
        @Override
        public Call<Boolean> append(AuditRecord record) {
            return Call.of(true);
        }

        @Override
        public Path file() {
            return Path.of("/nowhere/trail");
        }

        @Override
        public AuditVerification verify(Path file, Optional<VerifyingKey> key) {
            return new AuditVerification(file, 5, "from", "to", 1, "k1", 5, List.of("A note."), breach);
        }

        @Override
        public List<Entry> last(Path file, int count, Predicate<Entry> wanted) {
            return TRAIL.stream().filter(wanted).toList();
        }
    }

    /** Knows of the second and the third line. */
    private static final class FakeProvenance implements Provenance {
        @Override
        public Call<Boolean> accepted(AcceptedEdit edit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Call<Boolean> withdrawn(AcceptedEdit edit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Blame blame(Path file, Text text) {
            var source = new Blame.Source("e1", "agent", "Add theirs", new AcceptedEdit.Maker("local/m@1", "aa", "bb",
                    List.of("edit_file"), "p1"), "ada", "2026-11-25T10:00:00Z", 7);
            return new Blame(file, 3, List.of(new Blame.Part(1, 2, Blame.State.ACCEPTED, source),
                    new Blame.Part(2, 3, Blame.State.EDITED_SINCE, source)));
        }
    }

    private ExitCode run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        var texts = (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(),
                new Class<?>[] {TextFiles.class}, (proxy, method, arguments) -> new TextFile((Path) arguments[0],
                        Text.of("mine\ntheirs\nchanged\n"), null, null, false, false, false, null));
        var verbs = new VerbTable(List.<Verb>of(new LogsVerb(new FakeLogs()),
                new AuditVerb(new FakeTrail(), new FakeProvenance(), texts)));
        try (var terminal = new Terminal(new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8), false)) {
            return verbs.run(List.of(words), terminal, Path.of("/work"));
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void logs_are_shown_as_people_read_them() throws Exception {
        assertEquals(ExitCode.OK, run("logs", "--level", "warn"));
        assertEquals("""
                2026-11-25T10:00:01.000Z ERROR Disk: full  left=0  [c2]
                    java.io.IOException: full
                        at X
                """, printed());
        run("logs", "--correlation", "c1");
        assertTrue(printed().contains("Files: read") && !printed().contains("Disk"), printed());
        run("logs", "--last", "1", "--follow");
        assertEquals(3, printed().lines().filter(line -> line.startsWith("2026")).count());
        assertEquals(ExitCode.FAILURE, run("logs", "--level", "loud"));
        assertEquals(ExitCode.FAILURE, run("logs", "--last", "-1"));
        assertEquals(ExitCode.FAILURE, run("logs", "--follow", "--json"));
    }

    @Test
    void logs_answer_in_json() throws InterruptedException, JsonException {
        run("logs", "--json");
        Json last = Json.parse(printed()).get("entries").items().getLast();
        assertEquals("full", last.string("message"));
        assertEquals("0", last.get("values").string("left"));
    }

    @Test
    void an_intact_trail_is_fine_and_a_touched_one_a_finding_with_its_place() throws Exception {
        assertEquals(ExitCode.OK, run("audit", "verify", "t.jsonl"));
        assertEquals("""
                /work/t.jsonl
                Intact: nobody has touched it.
                5 records, from from to to
                1 checkpoint, signed up to record 5 by the key k1
                A note.
                """, printed());
        breach = Optional.of(new Breach(Kind.CUT_OFF, 6, 6, "The end is missing."));
        assertEquals(ExitCode.FINDINGS, run("audit", "verify", "t.jsonl"));
        assertTrue(printed().contains("TOUCHED: record 6, line 6: cut off\nThe end is missing.\n"), printed());
        assertEquals(ExitCode.FINDINGS, run("audit", "verify", "t.jsonl", "--json"));
        assertEquals(6, Json.parse(printed()).get("breach").number("record"));
    }

    @Test
    void a_trail_that_has_not_begun_is_fine() throws InterruptedException {
        assertEquals(ExitCode.OK, run("audit", "verify"));
        assertTrue(printed().contains("no audit trail yet"), printed());
    }

    @Test
    void records_are_listed_by_kind() throws InterruptedException {
        run("audit", "list", "t.jsonl", "--kind", "setting");
        assertEquals("2026-11-25T10:00:01.000Z  3  setting.changed  x  origin=USER\n", printed());
    }

    @Test
    void what_it_does_not_understand_is_told() throws InterruptedException {
        assertEquals(ExitCode.FAILURE, run("audit", "prove"));
        assertEquals(ExitCode.FAILURE, run("audit", "verify", "x", "--key", "?"));
        assertEquals(ExitCode.FAILURE, run("audit", "list", "x", "--last", "many"));
        assertEquals(ExitCode.USAGE, run("audit"));
    }

    @Test
    void blame_tells_which_lines_came_from_a_model_and_which_were_changed_since() throws Exception {
        Path file = Files.createFile(temporary.resolve("lib.rs")).toRealPath();
        assertEquals(ExitCode.OK, run("audit", "blame", file.toString()));
        assertEquals("""
                line 2: agent “Add theirs”, by local/m@1 with edit_file, accepted by ada at \
                2026-11-25T10:00:00Z (record 7)
                  2  theirs
                line 3: edited since, agent “Add theirs”, by local/m@1 with edit_file, accepted by ada at \
                2026-11-25T10:00:00Z (record 7)
                  3  changed
                1 line as accepted from models, 1 edited since, 1 of which nothing is recorded.
                """, printed());
        run("audit", "blame", file.toString(), "--json");
        Json part = Json.parse(printed()).get("parts").items().getLast();
        assertEquals("edited_since", part.string("state"));
        assertEquals(3, part.number("start"));
        assertEquals("bb", part.string("promptHash"));
        assertEquals(ExitCode.FAILURE, run("audit", "blame"));
        assertEquals(ExitCode.FAILURE, run("audit", "blame", "/nowhere"));
    }
}
