package dev.rustaiide.system.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.WriteReason;
import dev.rustaiide.foundation.history.FileHistory;
import dev.rustaiide.foundation.history.KeptFile;
import dev.rustaiide.foundation.history.Revision;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;

class HistoryVerbTest {
    @TempDir
    private Path temp;
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<WriteReason> written = new ArrayList<>();

    @BeforeEach
    void make_a_file() throws IOException {
        folder = temp.toRealPath();
        Files.writeString(folder.resolve("a.rs"), "one\nthree\n");
    }

    /** Knows one revision of {@code a.rs}. */
    private final class OneRevision implements FileHistory {
        private Revision revision() {
            return new Revision("k1", folder.resolve("a.rs"), Instant.parse("2026-01-02T03:04:05Z"),
                    new WriteReason(WriteReason.Kind.REFACTORED, "Rename x to y"), "good", 8, "ab");
        }

        @Override
        public Optional<Revision> keep(Path file, WriteReason reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Revision> keep(Path file, byte[] content, WriteReason reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> refusal(Path file) {
            return file.endsWith(".env") ? Optional.of("It may be a secret.") : Optional.empty();
        }

        @Override
        public List<Revision> revisions(Path file) {
            return file.endsWith("a.rs") ? List.of(revision()) : List.of();
        }

        @Override
        public List<KeptFile> below(Path parent) {
            return parent.endsWith(".env") ? List.of()
                    : List.of(new KeptFile(parent.resolve("gone.rs"), 3, Instant.EPOCH));
        }

        @Override
        public byte[] content(Revision wanted) {
            return "one\ntwo\n".getBytes(UTF_8);
        }

        @Override
        public void label(Path file, Revision labelled, String text) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void moved(Path from, Path to) {
            throw new UnsupportedOperationException();
        }
    }

    private TextFiles files() {
        return (TextFiles) Proxy.newProxyInstance(TextFiles.class.getClassLoader(), new Class<?>[] {TextFiles.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        Path file = (Path) arguments[0];
                        return new TextFile(file, Text.of(Files.readString(file)), Encoding.UTF_8, LineEnding.LF,
                                false, false, false, null);
                    }
                    written.add(WriteReason.current());
                    Files.writeString((Path) arguments[0], arguments[1].toString());
                    return null;
                });
    }

    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        try (var terminal = new Terminal(new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8),
                false)) {
            return new VerbTable(List.of(new HistoryVerb(new OneRevision(), files())))
                    .run(List.of(words), terminal, folder).number();
        }
    }

    @Test
    void the_list_tells_when_and_why_and_what_it_is_called() throws Exception {
        assertEquals(0, run("history", "a.rs"));
        assertTrue(out.toString(UTF_8).matches("(?s)k1 +2026-01-0\\d \\d\\d:04:05 +before a refactoring: Rename x to y"
                + " +8 +good\\s*"), out.toString(UTF_8));
        assertEquals(0, run("history", "a.rs", "--json"));
        Json first = Json.parse(out.toString(UTF_8)).get("revisions").items().getFirst();
        assertEquals("refactored", first.string("reason"));
        assertEquals(0, run("history", ".env"));
        assertTrue(err.toString(UTF_8).contains("It may be a secret."), err.toString(UTF_8));
        assertEquals(0, run("history", "."));
        assertTrue(out.toString(UTF_8).contains("gone.rs  deleted"), out.toString(UTF_8));
    }

    @Test
    void a_dry_run_shows_the_difference_and_changes_nothing() throws Exception {
        assertEquals(0, run("history", "restore", "a.rs@k1", "--dry-run"));
        assertTrue(out.toString(UTF_8).contains("-three\n+two"), out.toString(UTF_8));
        assertEquals("one\nthree\n", Files.readString(folder.resolve("a.rs")));
        assertTrue(written.isEmpty());
    }

    @Test
    void restoring_writes_it_and_says_why() throws Exception {
        assertEquals(0, run("history", "restore", "a.rs@k1", "--json"));
        assertTrue(Json.parse(out.toString(UTF_8)).flag("changed", false));
        assertEquals("one\ntwo\n", Files.readString(folder.resolve("a.rs")));
        assertEquals(WriteReason.Kind.RESTORED, written.getFirst().kind());
        assertEquals(0, run("history", "restore", "a.rs@k1", "--json"));
        assertFalse(Json.parse(out.toString(UTF_8)).flag("changed", true));
        assertEquals(1, written.size());
        assertEquals(0, run("history", "show", "a.rs@k1"));
        assertEquals("one\ntwo\n", out.toString(UTF_8));
        assertEquals(3, run("history", "restore", "a.rs@zz"));
    }
}
