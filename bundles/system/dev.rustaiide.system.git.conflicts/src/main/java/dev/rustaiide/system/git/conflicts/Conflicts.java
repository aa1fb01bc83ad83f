package dev.rustaiide.system.git.conflicts;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Finds and resolves conflicts. A service; any thread may use it, and none waits. Paths are from the top of the
 * repository, with {@code /}. Calls fail with a {@link dev.rustaiide.foundation.error.FailureException}.
 */
@ProviderType
public interface Conflicts {
    /**
     * How far a file in conflict is.
     *
     * @param file in its three versions
     * @param open how many conflicts its text on the disk still has markers of
     * @param byWords how many of these merge word by word
     * @param broken lines, from one, with markers that belong to no conflict
     */
    record Standing(ConflictedFile file, int open, int byWords, List<Integer> broken) {
        /** Whether nothing in its text is left to be decided. */
        public boolean isDecided() {
            return open == 0 && broken.isEmpty();
        }
    }

    /** The files in conflict of the repository with the working tree {@code root}. */
    Call<List<Standing>> list(Path root);

    /** A file in its three versions, in conflict or not. */
    Call<ConflictedFile> read(Path root, String path);

    /**
     * What a resolution did.
     *
     * @param resolved how many conflicts
     * @param left how many are still open; the file is staged if there are none
     */
    record Resolution(int resolved, int left) {}

    /**
     * Resolves the conflicts of one file that {@code way} is a way for, and stages it if none is left. What the file
     * had is in the local history. Of a file that one side deleted, the way of a side is that side's.
     */
    Call<Resolution> resolve(Path root, String path, MarkedConflict.Way way);
}
