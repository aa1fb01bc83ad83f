package dev.rustaiide.foundation.config.internal;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;

/** The files of folders that some view reads; the others are forgotten. Any thread may use it. */
final class FolderFiles {
    private final Map<Role, WeakReference<LiveFile>> files = new HashMap<>();

    /** One folder can be the workspace of one place and within that of another. */
    private record Role(Path folder, Origin origin) {}

    synchronized LiveFile get(Path folder, Origin origin) {
        var role = new Role(folder, origin);
        WeakReference<LiveFile> kept = files.get(role);
        @Nullable
        LiveFile known = kept == null ? null : kept.get();
        if (known == null) {
            known = new LiveFile(PlaceView.fileIn(folder), origin);
            files.put(role, new WeakReference<>(known));
        }
        return known;
    }

    synchronized List<LiveFile> all() {
        files.values().removeIf(kept -> kept.get() == null);
        var all = new ArrayList<LiveFile>();
        for (WeakReference<LiveFile> kept : files.values()) {
            @Nullable
            LiveFile file = kept.get();
            if (file != null) {
                all.add(file);
            }
        }
        return all;
    }
}
