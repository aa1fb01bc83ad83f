package dev.rustaiide.system.git.integration;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * How repositories are. A service; any thread may use it, and none waits. Nothing of a repository is run or written.
 * Calls fail with a {@link dev.rustaiide.foundation.error.FailureException} that names what was found and a way out: a
 * folder in no repository, a broken index, a kind of index that only git reads.
 */
@ProviderType
public interface RepositoryStates {
    /** The top of the working tree that {@code place} lies in; looks at the disk. */
    Optional<Path> repository(Path place);

    /** Looks at all files of the repository that {@code folder} lies in. */
    Call<RepositoryStatus> status(Path folder);

    /**
     * Follows the repository that {@code folder} lies in: {@code listener} gets its status, and another one whenever it
     * differs from the last. After a change only what changed is looked at.
     *
     * @param listener called with one status after the other, on a thread of its own
     * @param failed told what stands in the way, once for as long as it does
     */
    Following follow(Path folder, Consumer<RepositoryStatus> listener, Consumer<Throwable> failed);

    /** A repository that is followed. Any thread may use it. */
    interface Following extends AutoCloseable {
        /** Looks at once at what is known to have changed, without waiting for the disk to tell. */
        void update();

        /** Ends it; what is being told may still be. */
        @Override
        void close();
    }
}
