package dev.rustaiide.system.file.watching;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

/** Watches folders. A service; any thread may use it, and it returns at once. */
@ProviderType
public interface FileWatching {
    /**
     * Starts to watch {@code root} and the folders below it; symbolic links below it are not followed.
     *
     * <p>Changes come in batches: when it has been quiet for 50 ms, at the latest 500 ms after the first change. Where
     * the system cannot watch that many folders, the tree is read every few seconds instead, and the log says so.
     *
     * @param ignored what is neither watched nor told
     * @param listener called with one batch after the other on a virtual thread of the watch; the next batch waits for
     *        it to return
     */
    FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener);
}
