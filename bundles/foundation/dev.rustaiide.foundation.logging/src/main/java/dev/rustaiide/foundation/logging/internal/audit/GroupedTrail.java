package dev.rustaiide.foundation.logging.internal.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.AuditRecord;
import dev.rustaiide.foundation.logging.internal.audit.TrailFile.Pending;
import dev.rustaiide.foundation.security.Signer;

/**
 * Commits records in groups: while one group is on its way to the disk the next one gathers, so the more there is to
 * write the fewer flushes it costs. The end is signed when things have been quiet for a moment, and now and then while
 * they are not.
 */
public final class GroupedTrail implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(200);
    private static final long SIGN_EVERY_NANOS = 1_000_000_000;

    private final Path path;
    private final TrailFile file;
    private final UnaryOperator<String> redaction;
    private final Clock clock;
    private final ReentrantLock writing = new ReentrantLock();
    private final Debounce signing;
    /** Guarded by the lock: when the first record was written that no head covers, as {@link System#nanoTime}; or 0. */
    private long unsignedSince;
    /** Guarded by this: the group that gathers. */
    private @Nullable Group gathering;

    /**
     * @param signers the key, asked when it is needed and each time; empty as long as there is none
     * @param process the id that is told in each record
     */
    public GroupedTrail(Path path, Supplier<Optional<Signer>> signers, UnaryOperator<String> redaction, Clock clock,
            long process) {
        this.path = path;
        this.file = new TrailFile(path, signers, clock, process);
        this.redaction = redaction;
        this.clock = clock;
        this.signing = new Debounce(QUIET, work -> Call.start("sign the audit trail", scope -> {
            work.run();
            return true;
        }), () -> sign(false));
    }

    /** Records that are written together. */
    private static final class Group {
        private final List<Pending> records = new ArrayList<>();
        private @Nullable GroupCall call;
    }

    /** As {@code AuditTrail.append}. */
    public Call<Boolean> append(AuditRecord record) {
        return append(record, clock.millis(), Correlation.current());
    }

    Call<Boolean> append(AuditRecord record, long time, String correlation) {
        var pending = new Pending(record, time, correlation);
        synchronized (this) {
            Group group = gathering;
            if (group == null) {
                group = new Group();
                gathering = group;
            }
            group.records.add(pending);
            GroupCall call = group.call;
            if (call == null) {
                Group mine = group;
                call = new GroupCall(Call.start("write audit records", scope -> write(mine)));
                group.call = call;
            }
            return call;
        }
    }

    private Boolean write(Group group) throws FailureException {
        writing.lock();
        try {
            List<Pending> records = close(group);
            file.write(records.stream().map(this::clean).toList());
            long now = System.nanoTime();
            unsignedSince = unsignedSince == 0 ? now : unsignedSince;
            if (now - unsignedSince > SIGN_EVERY_NANOS) {
                sign(false);
            }
        } catch (IOException denied) {
            throw new FailureException(new Failure.Other("Cannot write the audit trail.",
                    path + " cannot be written: " + denied.getMessage() + '.',
                    "Free some space, or check its permissions; what happens meanwhile is not in the trail."), denied);
        } finally {
            writing.unlock();
        }
        signing.trigger();
        return true;
    }

    private synchronized List<Pending> close(Group group) {
        if (gathering == group) {
            gathering = null;
        }
        return group.records;
    }

    /** Looks at all texts at once, for most records hold nothing secret. */
    private Pending clean(Pending pending) {
        AuditRecord record = pending.record();
        var all = new StringBuilder(record.subject());
        record.details().forEach((key, value) -> all.append('\n').append(key).append('\n').append(value));
        String text = all.toString();
        if (redaction.apply(text).equals(text)) {
            return pending;
        }
        Map<String, String> details = new HashMap<>();
        record.details().forEach((key, value) -> details.put(redaction.apply(key), redaction.apply(value)));
        return new Pending(new AuditRecord(record.kind(), redaction.apply(record.subject()), details), pending.time(),
                pending.correlation());
    }

    private void sign(boolean last) {
        writing.lock();
        try {
            file.sign(last);
            unsignedSince = 0;
        } catch (IOException denied) {
            LoggerFactory.getLogger(GroupedTrail.class).warn("The end of the audit trail cannot be signed", denied);
        } finally {
            writing.unlock();
        }
    }

    /** Writes what gathers, signs the end with a checkpoint, and lets the file go. */
    @Override
    public void close() {
        signing.cancel();
        GroupCall last;
        synchronized (this) {
            last = gathering == null ? null : gathering.call;
        }
        try {
            if (last != null) {
                last.await();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException told) {
            // whoever appended hears of it
        }
        writing.lock();
        try {
            sign(true);
            file.close();
        } catch (IOException late) {
            LoggerFactory.getLogger(GroupedTrail.class).debug("The audit trail does not close", late);
        } finally {
            writing.unlock();
        }
    }
}
