package dev.rustaiide.system.projects;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Finds projects. A service; any thread may use it, no method blocks, and nothing of a folder is run.
 */
@ProviderType
public interface Projects {
    /** What {@code folder} itself is, by the order in which the kinds were made known; empty for any other folder. */
    Call<List<Project>> at(Path folder);

    /**
     * Those of {@code folder} and of the folders below it, by their paths. What Git ignores and what tools fill is left
     * out, links are not followed, and it ends after {@link #DEEPEST} levels and {@link #MOST} folders.
     */
    Call<List<Project>> in(Path folder);

    /** How many levels are looked at. */
    int DEEPEST = 8;
    /** How many folders are looked at. */
    int MOST = 20_000;
}
