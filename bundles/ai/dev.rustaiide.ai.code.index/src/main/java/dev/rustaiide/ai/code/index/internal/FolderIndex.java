package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.facts.OpenTexts;
import dev.rustaiide.ai.code.facts.Reading;
import dev.rustaiide.ai.code.index.CodeSnapshot;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.text.Text;

/**
 * The index of one folder: gathers what is told to have happened, and has one call at a time that brings the facts up
 * to date. Any thread may use it.
 */
final class FolderIndex {
    private final Path root;
    private final Priority priority;
    private final FileTable files;
    private final DiskReading disk;
    private final EditorReading editors;
    private final Set<Path> told = new HashSet<>();
    private final Map<Path, @Nullable Text> shown = new HashMap<>();
    private @Nullable Call<?> work;
    private boolean closed;
    private @Nullable Call<?> storing;

    FolderIndex(Path root, Priority priority, Reading reading, OpenTexts shown,
            FileText texts, FactsStore store) {
        this.root = root;
        this.priority = priority;
        this.files = new FileTable(root, reading);
        this.editors = new EditorReading(shown, files);
        this.disk = new DiskReading(root, reading, texts, store, files, editors);
    }

    Path root() {
        return root;
    }

    Snapshot now() {
        return files.now();
    }

    synchronized void changed(Collection<Path> paths) {
        told.addAll(paths);
        begin();
    }

    /** @param text null if the file is shown no more */
    synchronized void shows(Path file, @Nullable Text text) {
        shown.put(file, text);
        begin();
    }

    private void begin() {
        if (work == null && !closed) {
            work = Call.start(priority, "index " + root, this::work);
        }
    }

    Call<CodeSnapshot> settled() {
        return Call.start("settled index of " + root, scope -> {
            for (@Nullable Call<?> running = running(); running != null; running = running()) {
                running.onProgress(Runnable::run, scope::report);
                running.await();
            }
            return files.now();
        });
    }

    /** The call that keeps the first reading, once it has begun. */
    synchronized Optional<Call<?>> storing() {
        return Optional.ofNullable(storing);
    }

    synchronized boolean isSettled() {
        return work == null;
    }

    private synchronized @Nullable Call<?> running() {
        return work;
    }

    private Boolean work(Scope scope) throws InterruptedException, ExecutionException {
        try {
            for (Told next = next(); next != null; next = next()) {
                if (!next.shown.isEmpty()) {
                    editors.read(next.shown).forEach(this::readAgain);
                }
                if (!next.paths.isEmpty()) {
                    disk.read(next.paths, scope);
                }
                files.refreshTable();
            }
            return true;
        } catch (RuntimeException fault) { // boundary: the index stays usable with what it has
            LoggerFactory.getLogger(FolderIndex.class).error("The index of {} may be out of date", root, fault);
            return false;
        } finally {
            end();
        }
    }

    private record Told(List<Path> paths, Map<Path, @Nullable Text> shown) {}

    /** What was told meanwhile; null if nothing was. */
    private synchronized @Nullable Told next() {
        if (told.isEmpty() && shown.isEmpty() || closed) {
            return null;
        }
        var next = new Told(new ArrayList<>(told), new HashMap<>(shown));
        told.clear();
        shown.clear();
        return next;
    }

    /** Something may have been told since. */
    private synchronized void end() {
        work = null;
        if (storing == null && !closed) {
            // The first reading is the dear one: it is kept even if the program ends in a bad way.
            storing = Call.start(Priority.BACKGROUND, "store the index of " + root, scope -> {
                disk.store();
                return true;
            });
        }
        if (!told.isEmpty() || !shown.isEmpty()) {
            begin();
        }
    }

    private synchronized void readAgain(Path file) {
        told.add(file);
    }

    /** Stores what is known; blocks. */
    void close() {
        @Nullable Call<?> running;
        synchronized (this) {
            closed = true;
            running = work;
        }
        if (running != null) {
            running.cancel();
        } else {
            disk.store();
        }
    }
}
