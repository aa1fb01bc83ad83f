package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.code.index.CodeIndex;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Priority;
import dev.rustaiide.system.file.watching.FileChanges;

/** Has the sources of each open folder indexed in the background, and tells the index what changes. */
@Component(immediate = true, service = IndexedFolders.class)
public final class IndexedFolders {
    /** The window comes first. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CodeIndexes indexes;
    private final Workspace workspace;
    private final Map<Path, Indexed> indexed = new HashMap<>();
    private final Debounce refresh;
    private final Subscription folders;
    private boolean closed;

    private record Indexed(CodeIndex index, Subscription changes) {
        void close() {
            changes.close();
            index.close();
        }
    }

    @Activate
    public IndexedFolders(@Reference Workspace workspace, @Reference CodeIndexes indexes) {
        this(workspace, indexes, PATIENCE);
    }

    IndexedFolders(Workspace workspace, CodeIndexes indexes, Duration patience) {
        this.workspace = workspace;
        this.indexes = indexes;
        this.refresh = new Debounce(patience, work -> Call.start("index open folders", scope -> {
            work.run();
            return true;
        }), this::refresh);
        this.folders = workspace.onChange(Runnable::run, open -> refresh.trigger());
        if (!workspace.folders().isEmpty()) {
            refresh.trigger();
        }
    }

    private synchronized void refresh() {
        if (closed) {
            return;
        }
        Set<Path> open = new HashSet<>();
        for (Folder folder : workspace.folders()) {
            open.add(folder.path());
            indexed.computeIfAbsent(folder.path(), path -> begin(folder));
        }
        List<Path> gone = indexed.keySet().stream().filter(path -> !open.contains(path)).toList();
        gone.forEach(path -> indexed.remove(path).close());
    }

    private Indexed begin(Folder folder) {
        CodeIndex index = indexes.open(folder.path(), Priority.BACKGROUND);
        return new Indexed(index, folder.onChange(Runnable::run, changes -> index.changed(paths(changes))));
    }

    private static List<Path> paths(FileChanges changes) {
        List<Path> paths = new ArrayList<>(changes.created());
        paths.addAll(changes.changed());
        paths.addAll(changes.deleted());
        paths.addAll(changes.rescan());
        return paths;
    }

    @Deactivate
    public void close() {
        List<Indexed> last;
        refresh.cancel();
        folders.close();
        synchronized (this) {
            closed = true;
            last = List.copyOf(indexed.values());
            indexed.clear();
        }
        last.forEach(Indexed::close);
    }
}
