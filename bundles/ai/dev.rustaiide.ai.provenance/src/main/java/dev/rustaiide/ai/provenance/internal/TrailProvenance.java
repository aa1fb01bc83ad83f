package dev.rustaiide.ai.provenance.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.provenance.AcceptedEdit;
import dev.rustaiide.ai.provenance.Blame;
import dev.rustaiide.ai.provenance.Provenance;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditTrail.Entry;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff;

/** Keeps all it knows in the audit trail. */
@Component
public final class TrailProvenance implements Provenance {
    private final AuditTrail trail;

    @Activate
    public TrailProvenance(@Reference AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public Call<Boolean> accepted(AcceptedEdit edit) {
        List<Call<Boolean>> written = new ArrayList<>();
        EditRecords.of(edit).forEach(record -> written.add(trail.append(record)));
        if (written.isEmpty()) {
            return Call.of(true);
        }
        // Each comes behind those before it on the disk.
        return written.getLast();
    }

    @Override
    public Call<Boolean> withdrawn(AcceptedEdit edit) {
        return trail.append(EditRecords.withdrawn(edit));
    }

    @Override
    public Blame blame(Path file, Text text) throws FailureException {
        var lineage = new Lineage(text);
        List<Entry> entries = Files.exists(trail.file())
                ? trail.last(trail.file(), Integer.MAX_VALUE, entry -> EditRecords.isFor(entry, file)) : List.of();
        Set<String> withdrawn = new HashSet<>();
        for (Entry entry : entries.reversed()) {
            if (entry.record().kind().equals(EditRecords.WITHDRAWN)) {
                withdrawn.add(entry.record().subject());
            } else {
                Blame.Source source = EditRecords.source(entry);
                if (!withdrawn.contains(source.edit())) {
                    EditRecords.blocks(entry).forEach(block -> lineage.claim(block, source));
                    EditRecords.words(entry).forEach(words -> lineage.claim(words, source));
                }
            }
        }
        return new Blame(file, TextDiff.lineCount(text), lineage.parts());
    }
}
