package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;

/**
 * The one watch of an open folder and those inside who listen to it, in order. Begins when somebody asks; when the
 * rules of what is ignored change, it begins anew with the new ones.
 */
final class FolderEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderEvents.class);
    private static final String RULES = ".gitignore";

    private final Path root;
    private final FileWatching watching;
    private final GitIgnored ignored;
    private final List<Consumer<FileChanges>> listeners = new ArrayList<>();
    private @Nullable FileWatch watch;
    private boolean closed;

    FolderEvents(Path root, FileWatching watching, GitIgnored ignored) {
        this.root = root;
        this.watching = watching;
        this.ignored = ignored;
    }

    /** {@code listener} runs on the thread of the watch. To be called before {@link #begin}. */
    synchronized void add(Consumer<FileChanges> listener) {
        listeners.add(listener);
    }

    /** Starts to watch; does nothing if that is done. */
    synchronized void begin() {
        if (watch == null && !closed) {
            FileWatch begun = watching.watch(root, ignored::isIgnored, this::take);
            watch = begun;
            // What was read before the watch was on may have missed a change. Nobody waits for it, though: ten
            // thousand folders take a second or two.
            begun.ready().onSuccess(Runnable::run,
                    ready -> tell(new FileChanges(Set.of(), Set.of(), Set.of(), Set.of(root))));
            begun.ready().onFailure(Runnable::run, failure -> LOG.warn("Changes in {} go unseen: {}",
                    root, failure.getMessage()));
        }
    }

    private void take(FileChanges changes) {
        if (namesRules(changes)) {
            renew();
        } else {
            tell(changes);
        }
    }

    private static boolean namesRules(FileChanges changes) {
        return Stream.of(changes.created(), changes.changed(), changes.deleted()).flatMap(Set::stream)
                .anyMatch(path -> path.endsWith(RULES));
    }

    /** Other folders are to be watched now, and everybody's flags are old. */
    private synchronized void renew() {
        ignored.forget();
        if (watch != null) {
            watch.close();
            watch = null;
        }
        begin();
    }

    private void tell(FileChanges changes) {
        List<Consumer<FileChanges>> told;
        synchronized (this) {
            if (closed) {
                return;
            }
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(changes));
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
        }
    }
}
