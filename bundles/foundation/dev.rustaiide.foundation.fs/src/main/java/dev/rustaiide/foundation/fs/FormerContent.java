package dev.rustaiide.foundation.fs;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Keeps content that is about to go. A service: {@link TextFiles} and {@link Trash} tell every one there is before they
 * overwrite or delete.
 */
@ConsumerType
public interface FormerContent {
    /**
     * {@code file}, or a folder with all in it, has its old content for the last time. On the thread of who writes,
     * which waits; failing is a matter of its own and never stops the writing.
     *
     * @param reason why it goes
     */
    void leaves(Path file, WriteReason reason);

    /** What was {@code from}, or lay in it, is {@code to} now, or lies there. Likewise. */
    default void moved(Path from, Path to) {}
}
