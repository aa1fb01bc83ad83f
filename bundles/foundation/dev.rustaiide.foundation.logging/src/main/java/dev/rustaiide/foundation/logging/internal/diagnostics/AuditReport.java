package dev.rustaiide.foundation.logging.internal.diagnostics;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.common.Counted;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.logging.DiagnosticsPart;
import dev.rustaiide.foundation.logging.DiagnosticsSource;

/** Whether the audit trail is as it was written; not what is in it. */
final class AuditReport implements DiagnosticsSource {
    private final AuditTrail trail;

    AuditReport(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public List<DiagnosticsPart> collect(Scope scope) throws FailureException {
        return List.of(new DiagnosticsPart("audit.txt", "Whether the audit trail is intact, without its records",
                words()));
    }

    private String words() throws FailureException {
        if (!Files.exists(trail.file())) {
            return "There is no audit trail yet.\n";
        }
        AuditVerification found = trail.verify(trail.file(), Optional.empty());
        return found.breach().map(breach -> "TOUCHED at record " + breach.record() + ": " + breach.why())
                .orElse("intact") + '\n' + Counted.of(found.records(), "record") + " from " + found.from() + " to "
                + found.to() + ", " + Counted.of(found.checkpoints(), "checkpoint") + ", key " + found.key() + '\n'
                + String.join("\n", found.notes()) + '\n';
    }
}
