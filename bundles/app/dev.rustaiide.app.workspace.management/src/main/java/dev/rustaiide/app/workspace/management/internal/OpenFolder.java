package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import dev.rustaiide.app.workspace.management.FileIndex;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.GitHead;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.fs.GitIgnored;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatching;

/** The parts of one folder around its one watch. */
final class OpenFolder implements Folder, AutoCloseable {
    private final Path path;
    private final FolderEvents events;
    private final CachedTree tree;
    private final WalkedIndex index;
    private final WatchedHead head;
    private final Listeners<FileChanges> listeners = new Listeners<>();

    OpenFolder(Path path, FileWatching watching) {
        this.path = path;
        var ignored = new GitIgnored(path);
        this.events = new FolderEvents(path, watching, ignored);
        this.tree = new CachedTree(path, events, ignored);
        this.index = new WalkedIndex(path, events, ignored);
        this.head = new WatchedHead(path, watching);
        events.add(listeners::tell);
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public String name() {
        return new FileNode(path, true, Set.of()).name();
    }

    @Override
    public FileTree tree() {
        return tree;
    }

    @Override
    public FileIndex index() {
        return index;
    }

    void shrink() {
        index.shrink();
    }

    @Override
    public GitHead head() {
        return head;
    }

    @Override
    public Subscription onChange(Executor executor, Consumer<FileChanges> listener) {
        Subscription subscription = listeners.add(executor, listener);
        events.begin();
        return subscription;
    }

    @Override
    public void close() {
        events.close();
        index.close();
        head.close();
    }
}
