package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.fs.FileStamp;
import dev.rustaiide.foundation.fs.LineEnding;
import dev.rustaiide.foundation.text.Text;

/**
 * The texts that are open in somebody's editors, which are edited where they are open rather than behind their back.
 * Called on the threads of calls; an implementation goes to its own thread and may wait for it.
 */
@ConsumerType
public interface Buffers {
    /** Nothing is open: for those without a window. */
    Buffers NONE = new Buffers() {
        @Override
        public Optional<Buffer> find(Path file) {
            return Optional.empty();
        }

        @Override
        public List<Buffer> all() {
            return List.of();
        }

        @Override
        public boolean replace(String edit, List<Replacement> replacements) {
            return replacements.isEmpty();
        }

        @Override
        public void changed(List<FileChange> changes, List<Written> written) {
            // There is nobody to tell.
        }
    };

    /**
     * An open text as it is now.
     *
     * @param unsaved whether it has something that is not in its file
     * @param inConflict whether its file changed or went away behind its back
     * @param encoding what it is written with
     */
    record Buffer(Path file, Text text, long version, boolean unsaved, boolean readOnly, boolean inConflict,
            Encoding encoding, LineEnding lineEnding) {}

    /** {@code after} in the place of the text that {@code buffer} has. */
    record Replacement(Buffer buffer, Text after) {}

    /** A file has this text now. */
    record Written(Path file, Text text, FileStamp stamp) {}

    /** The open text of {@code file}. */
    Optional<Buffer> find(Path file);

    /** All that are open. */
    List<Buffer> all();

    /**
     * Replaces all at once, each as one step that belongs to {@code edit}; nothing if one of them is not as it was.
     *
     * @param edit the id of what will be an {@link AppliedEdit}
     * @return whether it was done
     */
    boolean replace(String edit, List<Replacement> replacements);

    /** All is on the disk now: {@code changes} were made in their order, and open texts were written as they are. */
    void changed(List<FileChange> changes, List<Written> written);
}
