package dev.rustaiide.system.file.watching.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Scope;

/** Turns the events of a watch service, which knows single folders, into changes of a tree. */
final class Events {
    private static final long IDLE = Duration.ofHours(1).toNanos();

    private final Path root;
    private final WatchService service;
    private final Entries entries;
    private final Delivery delivery;
    private final Registry registry;
    /** Folders to watch, each with whether what is in it is to be told as created. */
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(Path folder, boolean tell) {}

    Events(Path root, WatchService service, Entries entries, Delivery delivery) {
        this.root = root;
        this.service = service;
        this.entries = entries;
        this.delivery = delivery;
        this.registry = new Registry(service);
    }

    /**
     * Watches all folders that are there. Events that come in meanwhile are dealt with meanwhile, lest they pile up.
     *
     * @throws IOException if the system cannot watch that many
     */
    void watchAll(Scope scope) throws IOException, InterruptedException {
        registry.add(root);
        readInto(new Waiting(root, false));
        watchWaiting(scope);
    }

    private void watchWaiting(Scope scope) throws IOException, InterruptedException {
        for (Waiting next = waiting.poll(); next != null; next = waiting.poll()) {
            scope.check();
            watch(next);
            delivery.tellIfDue();
            handle(service.poll());
        }
    }

    private void watch(Waiting next) throws IOException {
        if (registry.contains(next.folder())) {
            return;
        }
        try {
            registry.add(next.folder());
        } catch (IOException refused) {
            if (isReadable(next.folder())) {
                throw refused;
            }
            return;
        }
        readInto(next);
    }

    private static boolean isReadable(Path folder) {
        return Entries.isFolder(folder) && Files.isReadable(folder);
    }

    /** Looks into a folder that is watched from now on: what was put there before was told by nobody. */
    private void readInto(Waiting next) {
        try {
            entries.forEach(next.folder(), (path, attributes) -> {
                if (next.tell()) {
                    delivery.batch.created(path, attributes.isDirectory());
                    delivery.touch();
                }
                if (attributes.isDirectory()) {
                    waiting.add(new Waiting(path, next.tell()));
                }
            });
        } catch (IOException unreadable) {
            // It vanished, which its parent tells, or may not be read: then there is nothing to tell of it.
            return;
        }
    }

    /** Returns when the root is gone. */
    void listen(Scope scope) throws IOException, InterruptedException {
        while (registry.contains(root)) {
            scope.check();
            handle(service.poll(delivery.untilDue(IDLE), TimeUnit.NANOSECONDS));
            watchWaiting(scope);
            delivery.tellIfDue();
        }
    }

    private void handle(@Nullable WatchKey key) {
        if (key == null) {
            return;
        }
        Path folder = (Path) key.watchable();
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                overflow(folder);
            } else if (registry.contains(folder)) {
                handle(event.kind(), folder.resolve((Path) event.context()));
            }
        }
        if (!key.reset()) {
            registry.remove(folder);
        }
    }

    /** Too much happened to be told one by one; folders may be new or gone. */
    private void overflow(Path folder) {
        delivery.batch.rescan(folder);
        delivery.touch();
        readInto(new Waiting(folder, false));
    }

    private void handle(WatchEvent.Kind<?> kind, Path path) {
        boolean gone = kind == StandardWatchEventKinds.ENTRY_DELETE;
        boolean folder = gone ? registry.contains(path) : Entries.isFolder(path);
        if (entries.ignored().isIgnored(path, folder)) {
            return;
        }
        delivery.touch();
        if (gone) {
            registry.remove(path);
            delivery.batch.deleted(path);
        } else if (kind == StandardWatchEventKinds.ENTRY_CREATE) {
            created(path, folder);
        } else {
            delivery.batch.changed(path);
        }
    }

    private void created(Path path, boolean folder) {
        delivery.batch.created(path, folder);
        if (folder) {
            waiting.add(new Waiting(path, true));
        }
    }
}
