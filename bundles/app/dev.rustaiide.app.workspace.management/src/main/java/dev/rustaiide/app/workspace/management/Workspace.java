package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/** The folders that are open in this session. A service; any thread may use it. */
@ProviderType
public interface Workspace {
    /** The open folders in the order in which they were opened. */
    List<Folder> folders();

    /**
     * Opens {@code folder}, or gives it again if it is open already, and puts it first among the recent ones. Fails
     * with a {@link dev.rustaiide.foundation.error.FailureException} if it is missing, no folder, or may not be read.
     */
    Call<Folder> open(Path folder);

    /** Closes {@code folder}: what it watches and does in the background ends. */
    void close(Folder folder);

    /** Folders that were opened, the last one first, 20 at most. Those that are gone are left out and forgotten. */
    Call<List<Path>> recent();

    /** Calls {@code listener} in {@code executor} with all open folders whenever one was opened or closed. */
    Subscription onChange(Executor executor, Consumer<List<Folder>> listener);
}
