package dev.rustaiide.ai.provenance;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Remembers which lines came from models. A service; any thread may use it. */
@ProviderType
public interface Provenance {
    /**
     * Records {@code edit}, before it is made: what is killed in between is recorded rather than lost, and a record of
     * lines that are nowhere harms nobody. Returns at once; the call ends when it is on the disk, and fails with a
     * {@code FailureException} if it cannot be, when the edit should not be made.
     */
    Call<Boolean> accepted(AcceptedEdit edit);

    /** Records that the edit was not made after all. */
    Call<Boolean> withdrawn(AcceptedEdit edit);

    /**
     * Which lines of {@code text} were accepted from models. Touches the disk.
     *
     * @param file absolute; records of a file that was moved here from another place are not found
     * @throws FailureException if the trail cannot be read
     */
    Blame blame(Path file, Text text) throws FailureException;
}
