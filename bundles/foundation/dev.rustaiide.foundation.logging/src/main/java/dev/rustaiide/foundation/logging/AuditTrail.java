package dev.rustaiide.foundation.logging;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.VerifyingKey;

/**
 * What must be provable later, in a file that only grows and tells when somebody changed it: each record holds the
 * hash of the one before, checkpoints are signed, and so is a head record that says where the end is. A service; any
 * thread may use it, and several processes add to one file.
 *
 * <p>What it does not show: a cut back to an earlier state of both file and head, and records that somebody adds behind
 * the head of a process that was killed, before the next process signs. Who has the key can do anything.
 */
@ProviderType
public interface AuditTrail {
    /**
     * Adds {@code record} after those that were added before by this thread. Returns at once; the call ends when the
     * record is on the disk, or fails with a {@link FailureException} if it cannot be. Records that come close together
     * are written together and share a call. Cancelling it changes nothing: the record is written.
     */
    Call<Boolean> append(AuditRecord record);

    /** The file of this user. It need not be there: it begins with the first record. */
    Path file();

    /**
     * Reads all of {@code file} and says whether it was touched. Blocks on the disk, about a second for 500,000
     * records.
     *
     * @param key the one that it must be signed with; without one it is this user's
     * @throws FailureException if there is no such file, or it cannot be read
     */
    AuditVerification verify(Path file, Optional<VerifyingKey> key) throws FailureException;

    /**
     * The last records of {@code file} that are {@code wanted}, the oldest first, without looking whether they were
     * touched.
     *
     * @throws FailureException as {@link #verify}
     */
    List<Entry> last(Path file, int count, Predicate<Entry> wanted) throws FailureException;

    /**
     * A record as it stands in the trail.
     *
     * @param sequence from one
     * @param time ISO 8601 in UTC with milliseconds
     * @param process the id that the system gave it
     * @param correlation ties it to what else was done for the same reason; may be empty
     */
    record Entry(long sequence, String time, long process, String correlation, AuditRecord record) {}
}
