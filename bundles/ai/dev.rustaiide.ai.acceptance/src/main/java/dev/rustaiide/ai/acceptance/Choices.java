package dev.rustaiide.ai.acceptance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * What people chose, folder by folder. All processes of a user share it. A service; any thread may use it, and every
 * method but {@link #isOn} touches the disk.
 *
 * <p>Whatever ends a process, what was kept before is there, and a choice that was cut off is none.
 */
@ProviderType
public interface Choices {
    /** Whether people want it: {@link LearningSettings#ON}. A look into a map. */
    boolean isOn();

    /**
     * Keeps {@code choice}, made in {@code folder}; the oldest go when there are too many. Does nothing if it is off,
     * or the name of the file looks like a secret.
     *
     * @return whether it was kept
     * @throws FailureException if it cannot be written; what was there stays
     */
    boolean keep(Path folder, Choice choice) throws FailureException, InterruptedException;

    /** The folders that something is kept for, by their names. */
    List<Kept> kept() throws FailureException, InterruptedException;

    /** Those of {@code folder}, the oldest first; what is damaged is passed over. */
    List<Choice> of(Path folder) throws FailureException, InterruptedException;

    /**
     * Deletes all of {@code folder}'s.
     *
     * @return how many there were
     */
    int erase(Path folder) throws FailureException, InterruptedException;

    /**
     * What is kept for a folder.
     *
     * @param first when the oldest choice was made
     * @param last when the newest was made
     */
    record Kept(Path folder, int choices, long bytes, Instant first, Instant last) {}
}
