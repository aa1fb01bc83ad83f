package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.text.Text;

/** What becomes of one file or folder. The changes of a plan are made in their order. */
public sealed interface FileChange {
    /** Where it will be, or was if it is deleted. */
    Path file();

    /** What text it has before; empty if none, or none that can be shown. */
    Text before();

    /** What text it has afterwards. */
    Text after();

    /**
     * Other text.
     *
     * @param file its place when its turn comes, after the moves before it
     * @param now its place today
     * @param stamp of the file that was read; empty if only the open text is edited and the file left as it is
     * @param buffer the open text, if there is one
     */
    record Edited(Path file, Path now, Text before, Text after, Encoding encoding, Optional<FileStamp> stamp,
            Optional<Buffers.Buffer> buffer) implements FileChange {
        /** The same with another text in the end, e.g. with some of its hunks only. */
        public Edited withAfter(Text other) {
            return new Edited(file, now, before, other, encoding, stamp, buffer);
        }
    }

    /** A file that is not there yet; folders on the way are made. */
    record Created(Path file, Text after, Encoding encoding) implements FileChange {
        @Override
        public Text before() {
            return Text.EMPTY;
        }
    }

    /** Another name or place; {@code file} is the new one. */
    record Moved(Path from, Path file) implements FileChange {
        @Override
        public Text before() {
            return Text.EMPTY;
        }

        @Override
        public Text after() {
            return Text.EMPTY;
        }
    }

    /**
     * Gone, and kept aside for undoing it.
     *
     * @param files how many go with it, itself included
     */
    record Deleted(Path file, Text before, int files) implements FileChange {
        @Override
        public Text after() {
            return Text.EMPTY;
        }
    }

    /** Back from where it was kept aside. */
    record Restored(Path file, Path kept, Text after) implements FileChange {
        @Override
        public Text before() {
            return Text.EMPTY;
        }
    }
}
