package dev.rustaiide.system.file.watching.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.IgnorePredicate;

/** One watch: first by the system's service, and when that cannot go on by reading the tree. */
final class FolderWatch implements FileWatch {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final Path root;
    private final Entries entries;
    private final Delivery delivery;
    private final Services services;
    private final Duration pollEvery;
    private final CompletableFuture<Boolean> watching = new CompletableFuture<>();
    private final Call<Void> ready;
    private final Call<Void> loop;
    private volatile boolean polling;

    /** Opens watch services; another one in tests. */
    @FunctionalInterface
    interface Services {
        WatchService open() throws IOException;
    }

    FolderWatch(Path root, IgnorePredicate ignored, Consumer<FileChanges> listener, Services services,
            Duration pollEvery) {
        this.root = root;
        this.entries = new Entries(ignored);
        this.delivery = new Delivery(root, listener);
        this.services = services;
        this.pollEvery = pollEvery;
        this.loop = Correlation.apart(() -> Call.start("watch " + root.getFileName(), this::run));
        this.ready = Call.start("watch ready", scope -> awaitReady());
    }

    private Void awaitReady() throws IOException, InterruptedException, ExecutionException {
        if (!watching.get()) {
            throw new NoSuchFileException(root.toString(), null, "it cannot be read");
        }
        return null;
    }

    private Void run(Scope scope) throws InterruptedException {
        try {
            if (!Files.isDirectory(root)) {
                watching.complete(false);
            }
            watch(scope);
            poll(scope);
        } finally {
            watching.complete(false);
        }
        return null;
    }

    /** Returns when the service cannot go on. */
    private void watch(Scope scope) throws InterruptedException {
        try (WatchService service = services.open()) {
            var events = new Events(root, service, entries, delivery);
            events.watchAll(scope);
            watching.complete(true);
            events.listen(scope);
            LOG.info("The watched folder " + root + " is gone; looking for it now and then");
        } catch (NoSuchFileException missing) {
            LOG.info("The folder " + root + " is not there; looking for it now and then");
        } catch (IOException limit) {
            LOG.warn("Cannot watch " + root + ", so it is read again every few seconds: "
                    + limit.getMessage() + ". On Linux raise fs.inotify.max_user_watches or max_user_instances.");
        }
    }

    private void poll(Scope scope) throws InterruptedException {
        polling = true;
        Snapshot before = Snapshot.of(root, entries);
        // What happened between the last event and this look is unknown.
        delivery.batch.rescan(root);
        delivery.tell();
        watching.complete(true);
        long pause = pollEvery.toMillis();
        while (!scope.isCancelled()) {
            Thread.sleep(pause);
            long start = System.nanoTime();
            Snapshot now = Snapshot.of(root, entries);
            now.tellSince(before, delivery.batch);
            delivery.tell();
            before = now;
            // A tree that takes long to read may not keep the disk busy more than a tenth of the time.
            pause = Math.max(pollEvery.toMillis(), Duration.ofNanos(System.nanoTime() - start).toMillis() * 10);
        }
    }

    @Override
    public Call<Void> ready() {
        return ready;
    }

    @Override
    public boolean isPolling() {
        return polling;
    }

    boolean isClosed() {
        return loop.isDone();
    }

    @Override
    public void close() {
        loop.cancel();
        ready.cancel();
    }
}
