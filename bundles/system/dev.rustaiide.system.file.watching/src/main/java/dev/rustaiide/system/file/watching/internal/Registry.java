package dev.rustaiide.system.file.watching.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The folders that a watch service watches. */
final class Registry {
    private final WatchService service;
    private final Map<Path, Watched> folders = new HashMap<>();

    /** A folder with those right below it that are watched, too. */
    private record Watched(WatchKey key, Set<Path> below) {}

    Registry(WatchService service) {
        this.service = service;
    }

    /**
     * Watches {@code folder}; does nothing if it is watched already.
     *
     * @throws IOException if it cannot be read or the system's limit is reached
     */
    void add(Path folder) throws IOException {
        if (folders.containsKey(folder)) {
            return;
        }
        WatchKey key = register(folder);
        if (!folder.equals(key.watchable())) {
            // The folder was moved here and the service still knows it by its old name, which it would go on to tell.
            key.cancel();
            key = register(folder);
        }
        folders.put(folder, new Watched(key, new HashSet<>()));
        Watched parent = folders.get(folder.getParent());
        if (parent != null) {
            parent.below().add(folder);
        }
    }

    private WatchKey register(Path folder) throws IOException {
        return folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE,
                StandardWatchEventKinds.ENTRY_MODIFY);
    }

    boolean contains(Path folder) {
        return folders.containsKey(folder);
    }

    /** No longer watches {@code folder} and what is below it. */
    void remove(Path folder) {
        Watched parent = folders.get(folder.getParent());
        if (parent != null) {
            parent.below().remove(folder);
        }
        cancel(folders.remove(folder));
    }

    private void cancel(@Nullable Watched watched) {
        if (watched == null) {
            return;
        }
        watched.key().cancel();
        for (Path below : watched.below()) {
            cancel(folders.remove(below));
        }
    }
}
