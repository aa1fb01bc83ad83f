package dev.rustaiide.foundation.logging;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * The log of this user's processes as it lies on the disk: one JSON object a line, in files that follow each other. A
 * service; any thread may use it, but each method touches the disk. To write a log, use SLF4J.
 */
@ProviderType
public interface Logs {
    /** The file that lines are added to now; it need not be there. */
    Path file();

    /**
     * All files that are there, the oldest first.
     *
     * @throws FailureException if their folder cannot be read
     */
    List<Path> files() throws FailureException;

    /** What was logged before is in the file when this returns, if it can be written at all. */
    void flush();

    /**
     * The last entries that are {@code wanted}, the oldest first. What is no entry is passed over.
     *
     * @param count at most so many
     * @throws FailureException if a file cannot be read
     */
    List<LogEntry> last(int count, Predicate<LogEntry> wanted) throws FailureException;

    /**
     * Hands {@code reader} each entry that comes from now on, within half a second. Ends by an interrupt only.
     *
     * @throws FailureException if a file cannot be read
     * @throws InterruptedException when the thread is interrupted
     */
    void follow(Consumer<LogEntry> reader) throws FailureException, InterruptedException;
}
