package dev.rustaiide.system.git.integration;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.jgit.lib.Repository;
import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.error.FailureException;

/**
 * Opens repositories for bundles that read more of them than the other services tell. A service; any thread but the
 * UI's may use it.
 */
@ProviderType
public interface OpenRepositories {
    /** What is read. */
    @FunctionalInterface
    interface Reading<T> {
        T read(Repository repository) throws IOException, FailureException;
    }

    /**
     * Opens the repository with the working tree {@code root}, reads it, and closes it. No settings of the user or the
     * system count, and no program is run.
     *
     * @param subject what is read, for the failure
     * @throws FailureException in words, whatever stands in the way
     */
    <T> T read(Path root, String subject, Reading<T> reading) throws FailureException;
}
