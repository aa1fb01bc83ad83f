package dev.rustaiide.foundation.fs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/**
 * Reads and writes text files. Every method blocks on the disk: never call it on the UI thread. Any other thread may,
 * several at a time. An interrupt ends a read with a {@link FailureException} and leaves the thread interrupted.
 */
@ProviderType
public interface TextFiles {
    /** The largest file that is read into memory, in bytes. */
    long MAX_BYTES = 1L << 30;

    /**
     * Reads a file in the encoding that its byte order mark names, else in UTF-8. Bytes that are no UTF-8 become the
     * lone surrogates U+DC80 to U+DCFF and are written back as they were.
     *
     * <p>A file of UTF-8 larger than a quarter of the heap, or 512 MB, is not loaded: its text has
     * {@link Text#pages() pages}, of 2 GB at most, and it is read-only, as writing it would change what is being read.
     *
     * @throws FailureException if there is no such regular file, it may not be read, is not UTF-8 and larger than
     *     {@link #MAX_BYTES} or the memory left, or is binary: has a NUL in its first 8 KB and no byte order mark
     */
    TextFile read(Path file) throws FailureException;

    /**
     * As {@link #read(Path)}, telling {@code told} now and then how many bytes of a large file are behind; on any
     * thread, and in no order.
     */
    default TextFile read(Path file, Consumer<Progress> told) throws FailureException {
        return read(file);
    }

    /**
     * Reads a file in {@code encoding} whatever it looks like. A byte order mark of its charset is left out of the
     * text; whether there was one is told by the encoding of the result.
     *
     * @throws FailureException as {@link #read(Path)}, and if writing the text again would not give the same bytes
     */
    TextFile read(Path file, Encoding encoding) throws FailureException;

    /**
     * Puts {@code text} in the place of the file's content, or makes the file; its folder must exist. Whoever opens
     * the file sees all of the old content or all of the new, after a power cut too. A symbolic link stays and its
     * target is written; permissions stay. Only where no file can be made next to it, or where a new file would lose
     * its owner or its hard links, the file is overwritten in place while a copy of its old content is kept aside.
     *
     * @return the stamp of the file as it was written
     * @throws FailureException if the text has a character that {@code encoding} has not, or the disk, its space or its
     *     permissions forbid it; the old content is then still there
     */
    FileStamp write(Path file, Text text, Encoding encoding) throws FailureException;

    /** The stamp of the file as it is now; empty if there is none or it cannot be asked. Follows symbolic links. */
    Optional<FileStamp> stamp(Path file);

    /**
     * Tells those who keep {@link FormerContent} that {@code file}, or a folder with all in it, is about to be deleted:
     * for who deletes without the {@link Trash}. {@link #write} tells by itself.
     */
    default void leaving(Path file) {}

    /** Tells them that what was {@code from}, or lay in it, is {@code to} now, or lies there: for who moves files. */
    default void moved(Path from, Path to) {}
}
