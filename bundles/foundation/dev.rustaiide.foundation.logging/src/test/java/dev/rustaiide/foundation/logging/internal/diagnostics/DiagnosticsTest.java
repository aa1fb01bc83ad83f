package dev.rustaiide.foundation.logging.internal.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;

class DiagnosticsTest {
    private static final Anonymous ALICE = new Anonymous("/home/alice", Set.of("alice", "root"), Set.of("box42"));

    @TempDir
    private Path folder;

    private ZippedDiagnostics diagnostics(DiagnosticsSource... sources) {
        return new ZippedDiagnostics(folder.resolve("own"), text -> text.replace("hunter2", "•••"), ALICE,
                List.of(sources));
    }

    private static Map<String, String> read(Path archive) throws Exception {
        Map<String, String> texts = new LinkedHashMap<>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                texts.put(entry.getName(), new String(zip.getInputStream(entry).readAllBytes(),
                        StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    @Test
    void the_archive_has_a_readme_and_every_part_without_secrets_and_names() throws Exception {
        Path archive = folder.resolve("out.zip");
        var written = diagnostics(scope -> List.of(new DiagnosticsPart("b.txt", "Second", "Alice's hunter2 on box42"),
                new DiagnosticsPart("a.txt", "First", "/home/alice/x.rs, root, malice"))).collect(archive).await();
        Map<String, String> texts = read(archive);
        assertEquals(List.of("README.txt", "a.txt", "b.txt"), List.copyOf(texts.keySet()));
        assertEquals(List.of("README.txt", "a.txt", "b.txt"), written.parts().stream().map(p -> p.name()).toList());
        assertEquals("~/x.rs, root, malice", texts.get("a.txt"));
        assertEquals("[user]'s ••• on [machine]", texts.get("b.txt"));
        assertTrue(texts.get("README.txt").contains("a.txt: First"), texts::toString);
    }

    @Test
    void a_source_that_fails_says_why_and_the_others_are_there() throws Exception {
        Path archive = folder.resolve("out.zip");
        diagnostics(scope -> {
            throw new IllegalStateException("no disk for alice");
        }, scope -> List.of(new DiagnosticsPart("a.txt", "First", "x"))).collect(archive).await();
        String all = read(archive).toString();
        assertTrue(all.contains("no disk for [user]"), all);
        assertTrue(all.contains("a.txt=x"), all);
    }

    @Test
    void a_file_that_is_there_is_not_overwritten() throws Exception {
        Path archive = Files.writeString(folder.resolve("mine.txt"), "mine");
        var failed = assertThrows(ExecutionException.class, () -> diagnostics().collect(archive).await());
        assertTrue(failed.getCause() instanceof FailureException);
        assertEquals("mine", Files.readString(archive));
    }

    @Test
    void names_are_taken_out_as_words_only() {
        assertEquals("~ ~/a /home/alice2 [user]_x palice [user].rs", ALICE.apply(
                "/home/alice /home/alice/a /home/alice2 alice_x palice ALICE.rs"));
        Anonymous own = Anonymous.ofProcess(Map.of("HOME", "/home/bo", "USER", "bo-li", "HOSTNAME", "pc-7"));
        assertEquals("~/.cargo [user] [user] [machine]", own.apply("/home/bo/.cargo bo bo-li pc-7"));
        assertFalse(own.apply("/home/bo").contains("bo"));
    }
}
