package dev.rustaiide.system.file.watching.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;

/** Watches with the watch service of the file system that a folder is in: inotify on Linux. */
@Component
public final class SystemFileWatching implements FileWatching {
    private static final Duration POLL_EVERY = Duration.ofSeconds(2);

    private final Set<FolderWatch> open = ConcurrentHashMap.newKeySet();

    @Activate
    public SystemFileWatching() {
        // Nothing to set up: watches bring what they need.
    }

    @Override
    public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
        open.removeIf(FolderWatch::isClosed);
        var watch = new FolderWatch(root, ignored, listener, () -> root.getFileSystem().newWatchService(), POLL_EVERY);
        open.add(watch);
        return watch;
    }

    /** Whoever asked for a watch may have forgotten to close it; its threads end here. */
    @Deactivate
    public void close() {
        open.forEach(FolderWatch::close);
        open.clear();
    }
}
