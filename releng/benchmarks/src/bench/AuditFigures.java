package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.internal.audit.GroupedTrail;
import dev.rustaiide.foundation.security.Signer;
import dev.rustaiide.foundation.security.internal.PatternRedactor;

/**
 * Audit records appended by two threads, hash-chained, signed now and then, and on the disk: from the first append until
 * the last call has ended. A moment of many records, not of one that waits for itself: that is in the note.
 */
public final class AuditFigures {
    private static final int RECORDS = 300_000;
    private static final int ROUNDS = 5;

    private AuditFigures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "audit");
        Path file = folder.resolve("trail.jsonl");
        Signer signer = Signer.generate();
        try (var trail = new GroupedTrail(file, () -> Optional.of(signer), new PatternRedactor()::redact,
                Clock.systemUTC(), 1)) {
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.max(best, round(trail));
            }
            Figures.atLeast("audit records, hash-chained and flushed in groups", best, "/s", 50_000, 200_000);
            Figures.note("one audit record, from append until it is on the disk", single(trail), "ms");
        }
        Figures.note("size of an audit record", (double) Files.size(file) / (RECORDS * ROUNDS), "bytes");
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private static double round(GroupedTrail trail) throws Exception {
        long start = System.nanoTime();
        Call<Boolean> other = Call.start("append", scope -> append(trail, RECORDS / 2).await());
        append(trail, RECORDS - RECORDS / 2).await();
        other.await();
        return RECORDS * 1e9 / (System.nanoTime() - start);
    }

    private static Call<Boolean> append(GroupedTrail trail, int count) {
        Call<Boolean> last = Call.of(true);
        for (int i = 0; i < count; i++) {
            last = trail.append(new AuditRecord("setting.changed", "editor.tabSize", Map.of("origin", "USER")));
        }
        return last;
    }

    private static double single(GroupedTrail trail) throws Exception {
        int count = 100;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            append(trail, 1).await();
        }
        return (System.nanoTime() - start) / 1e6 / count;
    }
}
