package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;

/**
 * The revisions of files. A service; any thread may use it, and none waits. Calls fail with a
 * {@link dev.rustaiide.foundation.error.FailureException}: the file lies in no repository, there is no such revision,
 * the repository is damaged.
 */
@ProviderType
public interface Revisions {
    /**
     * The commits that changed {@code file}, the last first and renames followed. A file of a revision has the history
     * up to that revision.
     *
     * @param most how many at most
     */
    Call<List<Commit>> history(Path file, int most);

    /** {@code file} as it is at {@code revision}, under the same name. Fails if it is not there. */
    Call<AtRevision> at(Path file, String revision);

    /** The commit that {@code place} was taken from; fails for the index, which is none. */
    Call<Commit> commit(AtRevision place);

    /** What differs between the last commit and the files of {@code folder}, which lies in a repository or is one. */
    Call<WorkingDiff> changes(Path folder);
}
