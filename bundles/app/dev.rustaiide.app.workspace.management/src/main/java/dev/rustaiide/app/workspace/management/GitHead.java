package dev.rustaiide.app.workspace.management;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

/** What is checked out in the Git repository that a folder belongs to. Any thread may use it. */
@ProviderType
public interface GitHead {
    /** As known now; empty outside of a repository, and until it was read for the first time. */
    Optional<Head> current();

    /** Calls {@code listener} in {@code executor} with what is known, once now and then whenever it is another. */
    Subscription onChange(Executor executor, Consumer<Optional<Head>> listener);

    /**
     * A branch, or a commit.
     *
     * @param name the branch, or the first seven digits of the commit
     * @param detached whether it is a commit
     */
    record Head(String name, boolean detached) {}
}
