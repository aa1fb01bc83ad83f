package dev.rustaiide.ai.provenance.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.security.VerifyingKey;

/** A trail in memory. */
final class ListedTrail implements AuditTrail {
    final List<AuditRecord> records = new ArrayList<>();
    private final Path file;

    ListedTrail(Path file) {
        this.file = file;
    }

    @Override
    public Call<Boolean> append(AuditRecord record) {
        records.add(record);
        return Call.of(true);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public AuditVerification verify(Path trail, Optional<VerifyingKey> key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> last(Path trail, int count, Predicate<Entry> wanted) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            Entry entry = new Entry(i + 1, "2026-11-26T04:0" + i + ":00.000Z", 1, "", records.get(i));
            if (wanted.test(entry)) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
