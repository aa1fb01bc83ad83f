package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.file.watching.FileChanges;

/** A folder that is open. Watching it begins when one of its parts is first used. Any thread may use it. */
@ProviderType
public interface Folder {
    /** Its real path: links on the way are resolved. */
    Path path();

    /** For people; control characters are shown as pictures. */
    String name();

    FileTree tree();

    FileIndex index();

    GitHead head();

    /** How it was left; {@link FolderState#NONE} the first time, and if what was kept cannot be read. */
    Call<FolderState> restore();

    /** Keeps {@code state} for the next session, outside of the folder; of several at once the last counts. */
    Call<Void> save(FolderState state);

    /** Calls {@code listener} in {@code executor} with what changes in files that are not ignored, batch by batch. */
    Subscription onChange(Executor executor, Consumer<FileChanges> listener);
}
