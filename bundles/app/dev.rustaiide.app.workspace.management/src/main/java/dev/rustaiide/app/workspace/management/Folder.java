package dev.rustaiide.app.workspace.management;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

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

    /** Calls {@code listener} in {@code executor} with what changes in files that are not ignored, batch by batch. */
    Subscription onChange(Executor executor, Consumer<FileChanges> listener);
}
