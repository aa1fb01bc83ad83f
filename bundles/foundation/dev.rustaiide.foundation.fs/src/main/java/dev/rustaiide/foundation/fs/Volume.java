package dev.rustaiide.foundation.fs;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * The files below one root that is no folder of the machine. Paths start with a slash, are normal as in
 * {@link FileLocation}, and {@code /} is the root. Any thread, several at a time; every method may block.
 */
@ConsumerType
public interface Volume {
    /** What is at {@code path} itself: a link is not followed. Empty if there is nothing. */
    Optional<FileEntry> entry(String path) throws FailureException;

    /** What lies right in the folder {@code path}, in no order; each name once. Empty for anything but a folder. */
    List<FileEntry> children(String path) throws FailureException;

    /**
     * All bytes of the file at {@code path}.
     *
     * @param most how many bytes the caller can take
     * @throws FailureException if there is no such file, it is larger, or it is damaged
     */
    byte[] read(String path, long most) throws FailureException;

    /** Whether it still is what it was read from; if not it is opened anew. */
    boolean isCurrent();

    /** What a user should know of it, e.g. that entries were left out. Whole sentences. */
    default List<String> remarks() {
        return List.of();
    }
}
