package dev.rustaiide.foundation.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.WriteReason;

/**
 * Former contents of files. A service; any thread may use it but the one of a window: every method blocks on the disk.
 * Any number of processes may use it at once.
 *
 * <p>Kept is what people write: texts of up to {@code history.largestFile}, wherever they lie, and whether or not Git
 * ignores them. Not kept are binary files, what {@code history.exclude} names (build output, dependencies, {@code
 * .git}), and what may be a secret: files whose names say so ({@code .env}, keys, key stores, credentials), and texts
 * with a private key in them. What is older than {@code history.days} goes unless it has a label, and the oldest goes
 * when all takes more than {@code history.megabytes}. Only the user can read the store.
 */
@ProviderType
public interface FileHistory {
    /**
     * Keeps what {@code file} has now; empty if it is nothing to be kept, is just what the last revision has, or comes
     * just after a save. Never throws: what cannot be kept is logged.
     */
    Optional<Revision> keep(Path file, WriteReason reason);

    /** As {@link #keep(Path, WriteReason)}, with what the file would have: text that only an editor has. */
    Optional<Revision> keep(Path file, byte[] content, WriteReason reason);

    /** Why {@code file} is not kept, as a sentence; empty if it is. */
    Optional<String> refusal(Path file);

    /** The revisions of {@code file}, the last first; those from before it was moved too. */
    List<Revision> revisions(Path file);

    /** The files in {@code folder} and below that have revisions, the one that went last first. */
    List<KeptFile> below(Path folder);

    /** @throws FailureException if it is not there any more, or the disk has damaged it */
    byte[] content(Revision revision) throws FailureException;

    /** Calls {@code revision} of {@code file} something; an empty text takes the label away. */
    void label(Path file, Revision revision, String text) throws FailureException;

    /** {@code from}, or all in it, is {@code to} now: what was kept of it is found there too. */
    void moved(Path from, Path to);
}
