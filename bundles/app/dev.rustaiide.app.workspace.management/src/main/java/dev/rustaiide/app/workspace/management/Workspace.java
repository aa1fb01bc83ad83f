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
     * Opens the folder {@code place}, or those that the {@link dev.rustaiide.foundation.config.WorkspaceFile} of that
     * name names, and puts it first among the recent ones. A folder that is open already is given again. Fails with a
     * {@link dev.rustaiide.foundation.error.FailureException} if none of them can be opened: because they are missing,
     * no folders, or may not be read.
     */
    Call<OpenedSet> open(Path place);

    /**
     * Has {@code folders}, at least one, in the place of those of {@code set}: opens those that are not open, and
     * writes down that they belong together. A file of the user's that says so is changed; folders that are together
     * without one are kept in one of the program's own, and one that is left of them is alone again. Those that are
     * no longer in the set stay open until they are closed. Fails as {@link #open} does, and if the file cannot be
     * written.
     */
    Call<OpenedSet> change(FolderSet set, List<Path> folders);

    /** Writes the folders of {@code set} into the user's {@code file}, which is what they are opened by from now on. */
    Call<FolderSet> saveAs(FolderSet set, Path file);

    /** Closes {@code folder}: what it watches and does in the background ends. */
    void close(Folder folder);

    /** Keeps how {@code set} is left, outside of its folders; of several at once the last counts. */
    Call<Void> save(FolderSet set, FolderState state);

    /** What was opened, the last first, 20 at most. Those that are gone are left out and forgotten. */
    Call<List<FolderSet>> recent();

    /** Calls {@code listener} in {@code executor} with all open folders whenever one was opened or closed. */
    Subscription onChange(Executor executor, Consumer<List<Folder>> listener);
}
