package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.file.watching.IgnorePredicate;

/** Tells what a test says has changed. */
final class TestWatching implements FileWatching {
    final List<Watch> open = new CopyOnWriteArrayList<>();

    final class Watch implements FileWatch {
        final Path root;
        private final IgnorePredicate ignored;
        private final Consumer<FileChanges> listener;

        Watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
            this.root = root;
            this.ignored = ignored;
            this.listener = listener;
        }

        @Override
        public Call<Void> ready() {
            return Call.start("ready", scope -> null);
        }

        @Override
        public boolean isPolling() {
            return false;
        }

        @Override
        public void close() {
            open.remove(this);
        }
    }

    @Override
    public FileWatch watch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener) {
        var watch = new Watch(root, ignored, listener);
        open.add(watch);
        return watch;
    }

    void created(Path path) {
        tell(path, new FileChanges(Set.of(path), Set.of(), Set.of(), Set.of()));
    }

    void changed(Path path) {
        tell(path, new FileChanges(Set.of(), Set.of(path), Set.of(), Set.of()));
    }

    void deleted(Path path) {
        tell(path, new FileChanges(Set.of(), Set.of(), Set.of(path), Set.of()));
    }

    void rescan(Path path) {
        tell(path, new FileChanges(Set.of(), Set.of(), Set.of(), Set.of(path)));
    }

    private void tell(Path path, FileChanges changes) {
        for (Watch watch : open) {
            if (path.startsWith(watch.root) && !watch.ignored.isIgnored(path, false)) {
                watch.listener.accept(changes);
            }
        }
    }
}
