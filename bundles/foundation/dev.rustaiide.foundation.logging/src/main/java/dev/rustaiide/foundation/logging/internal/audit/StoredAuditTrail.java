package dev.rustaiide.foundation.logging.internal.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.AuditTrail;
import dev.rustaiide.foundation.logging.AuditVerification;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.SigningKeys;
import dev.rustaiide.foundation.security.VerifyingKey;

/** The trail of this user, signed with a key of the user's secret store. */
@Component
public final class StoredAuditTrail implements AuditTrail {
    private final Path file;
    private final TrailKey key;
    private final GroupedTrail trail;
    private final Thread atExit;

    @Activate
    public StoredAuditTrail(@Reference StandardPaths paths, @Reference SigningKeys keys, @Reference SecretStore secrets,
            @Reference Redactor redactor) {
        this.file = paths.audit();
        this.key = new TrailKey(keys, secrets);
        this.trail = new GroupedTrail(file, key::signer, redactor::redact, Clock.systemUTC(),
                ProcessHandle.current().pid());
        this.atExit = new Thread(trail::close, "close the audit trail");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Deactivate
    void close() {
        trail.close();
    }

    @Override
    public Call<Boolean> append(AuditRecord record) {
        return trail.append(record);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public AuditVerification verify(Path trailFile, Optional<VerifyingKey> other) throws FailureException {
        return TrailReading.verify(trailFile, file, other.isPresent() ? other : key.known());
    }

    @Override
    public List<Entry> last(Path trailFile, int count, Predicate<Entry> wanted) throws FailureException {
        return TrailReading.last(trailFile, count, wanted);
    }
}
