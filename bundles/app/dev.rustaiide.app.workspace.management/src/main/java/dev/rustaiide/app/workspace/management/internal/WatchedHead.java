package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workspace.management.GitHead;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;

/** Reads HEAD again when it changes. Watching starts with the first question. */
final class WatchedHead implements GitHead, AutoCloseable {
    private final Path folder;
    private final FileWatching watching;
    private final Listeners<Optional<Head>> listeners = new Listeners<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Optional<Head> current = Optional.empty();
    private @Nullable Call<Void> start;
    private @Nullable FileWatch watch;
    private boolean closed;

    WatchedHead(Path folder, FileWatching watching) {
        this.folder = folder;
        this.watching = watching;
    }

    private synchronized void begin() {
        if (start == null && !closed) {
            start = Call.start("git head", scope -> {
                HeadFile.of(folder).ifPresent(this::watch);
                return null;
            });
        }
    }

    private void watch(HeadFile file) {
        synchronized (this) {
            Path store = file.path().getParent();
            if (closed || store == null) {
                return;
            }
            // Git replaces HEAD by renaming, so its folder is watched, and of that nothing else.
            watch = watching.watch(store, (path, isFolder) -> isFolder || !path.equals(file.path()),
                    changes -> update(file));
            watch.ready().whenDone(Runnable::run, ready -> update(file));
        }
        update(file);
    }

    /** One at a time: whoever read first but came last would bring back the branch before. */
    private void update(HeadFile file) {
        Optional<Head> now;
        reading.lock();
        try {
            now = file.read();
            if (now.equals(current)) {
                return;
            }
            current = now;
        } finally {
            reading.unlock();
        }
        listeners.tell(now);
    }

    @Override
    public Optional<Head> current() {
        begin();
        return current;
    }

    @Override
    public Subscription onChange(Executor executor, Consumer<Optional<Head>> listener) {
        Subscription subscription = listeners.add(executor, listener);
        executor.execute(() -> listener.accept(current));
        begin();
        return subscription;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
    }
}
