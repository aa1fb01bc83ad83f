package dev.rustaiide.ai.nlp;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation;

/**
 * How a folder became what it is, told by whatever keeps its versions. A service; any thread may use it. Calls fail
 * with a {@link dev.rustaiide.foundation.error.FailureException} where nothing keeps versions of the folder, or they
 * cannot be read.
 */
@ConsumerType
public interface ChangeHistory {
    /** The names of the last changes, the last first; what only joins others is left out. A name's change stays. */
    Call<List<String>> names(Path folder, int most);

    /** The change of that name. */
    Call<Change> change(Path folder, String name);

    /**
     * A change that somebody made at once and wrote a message about.
     *
     * @param name what Git calls it: a commit's hexadecimal digits
     * @param subject the first line of the message
     * @param message the rest of it
     * @param files what was changed, from the root of the versioned folder, with slashes; some, if they are many
     * @param place the first of the files as the change left it; where it was deleted, as it was before
     */
    record Change(String name, String subject, String message, String author, Instant when, List<String> files,
            FileLocation place) {
        public Change {
            files = List.copyOf(files);
        }
    }
}
