package dev.rustaiide.ai.refactoring.internal.edits;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.Buffers;
import dev.rustaiide.ai.refactoring.Buffers.Buffer;
import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.fs.TextFile;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.text.Text;

/** What is in files now, for people who edit: the open text where there is one. */
record Contents(TextFiles files, Buffers buffers) {
    /**
     * The text of a file.
     *
     * @param stamp of its file, if that has the same text; empty if the text is open and unsaved
     */
    record Content(Text text, Encoding encoding, LineEnding lineEnding, Optional<FileStamp> stamp,
            Optional<Buffer> buffer) {}

    /** A file cannot be edited. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Conflict conflict;

        RefusedException(Path file, String why, String nextStep) {
            super(why);
            this.conflict = new Conflict(file, why, nextStep);
        }

        Conflict conflict() {
            return conflict;
        }
    }

    Content of(Path file) throws RefusedException {
        Optional<Buffer> open = buffers.find(file);
        if (open.isPresent()) {
            return of(open.get());
        }
        TextFile read = read(file);
        if (read.readOnly() || !Files.isWritable(file)) {
            throw new RefusedException(file, "You may not write it.", "Change its permissions.");
        }
        return new Content(read.text(), read.encoding(), ending(read), Optional.of(read.stamp()), Optional.empty());
    }

    /** Where lines end in both ways, new ones are taken as they come. */
    private static LineEnding ending(TextFile file) {
        return file.mixedLineEndings() ? LineEnding.LF : file.lineEnding();
    }

    private Content of(Buffer buffer) throws RefusedException {
        Path file = buffer.file();
        if (buffer.readOnly()) {
            throw new RefusedException(file, "It is read-only in its editor.", "Allow editing it there.");
        }
        if (buffer.inConflict()) {
            throw new RefusedException(file, "It has unsaved changes, and its file changed on the disk.",
                    "Save it or load it from the disk first.");
        }
        if (buffer.unsaved()) {
            return new Content(buffer.text(), buffer.encoding(), buffer.lineEnding(), Optional.empty(),
                    Optional.of(buffer));
        }
        TextFile read = read(file, buffer.encoding());
        if (!read.text().equals(buffer.text())) {
            throw new RefusedException(file, "It changed on the disk, and its editor does not show that yet.",
                    "Try again.");
        }
        return new Content(buffer.text(), buffer.encoding(), buffer.lineEnding(), Optional.of(read.stamp()),
                Optional.of(buffer));
    }

    private TextFile read(Path file) throws RefusedException {
        try {
            return editable(file, files.read(file));
        } catch (FailureException failed) {
            throw refused(file, failed.failure());
        }
    }

    private TextFile read(Path file, Encoding encoding) throws RefusedException {
        try {
            return editable(file, files.read(file, encoding));
        } catch (FailureException failed) {
            throw refused(file, failed.failure());
        }
    }

    private static TextFile editable(Path file, TextFile read) throws RefusedException {
        if (read.text().pages().isPresent()) {
            throw new RefusedException(file, "It is too large to be loaded.", "Change it with another program.");
        }
        return read;
    }

    private static RefusedException refused(Path file, Failure failure) {
        return new RefusedException(file, failure.why(), failure.nextStep());
    }

    /** Whether what was planned for is still there. */
    boolean isStill(Path file, Optional<FileStamp> stamp, Optional<Buffer> buffer) {
        Optional<Buffer> open = buffers.find(file);
        boolean sameBuffer = open.isPresent() == buffer.isPresent()
                && (open.isEmpty() || open.get().version() == buffer.get().version()
                        && open.get().unsaved() == buffer.get().unsaved());
        return sameBuffer && (stamp.isEmpty() || files.stamp(file).equals(stamp));
    }
}
