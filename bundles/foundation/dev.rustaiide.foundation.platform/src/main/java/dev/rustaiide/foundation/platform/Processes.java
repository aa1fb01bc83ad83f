package dev.rustaiide.foundation.platform;

import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Starts programs. A service; any thread but that of the user interface may use it: starting takes milliseconds.
 *
 * <p>When this service goes, or the process exits, whatever still runs is killed with all that it started. What a
 * program leaves running when it ends by itself, such as a compile server, stays.
 */
@ProviderType
public interface Processes {
    /**
     * Starts {@code command} and gives each line that it writes to {@code lines}, in order for each of the two
     * streams, which are read at once on a thread each. A slow reader slows the program down; nothing piles up here.
     * A reader that throws gets no more lines.
     *
     * @throws FailureException if there is no such program or folder, or the system refuses
     */
    Child start(Command command, Consumer<Line> lines) throws FailureException;

    /**
     * Starts {@code command} with streams that the caller reads, both of them, lest the program stops in mid-word.
     *
     * @throws FailureException if there is no such program or folder, or the system refuses
     */
    Child start(Command command) throws FailureException;

    /** Runs {@code command} to its end without input; it fails with what {@link #start} would throw. */
    Call<Result> run(Command command);

    /**
     * What a program left.
     *
     * @param out its first 64 MiB
     * @param err its first 64 MiB
     */
    record Result(int exit, String out, String err) {}
}
