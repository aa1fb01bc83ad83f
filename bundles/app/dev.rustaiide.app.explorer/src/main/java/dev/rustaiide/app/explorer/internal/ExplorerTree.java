package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.Projects;

/**
 * The files of the open folders, level by level, as far as they were read. Of one folder its content is at the top, of
 * several the folders themselves are. UI thread only.
 */
abstract class ExplorerTree implements RowModel<FileNode> {
    private final OpenFolders folders;
    private final FailureNotices notices;
    private final VirtualFiles virtual;
    private final Ui ui;
    private final Map<Path, List<FileNode>> children = new HashMap<>();
    private final Set<Path> asked = new LinkedHashSet<>();
    private final Map<Path, List<String>> remarks = new HashMap<>();
    private final Map<Path, FileNode> tops = new LinkedHashMap<>();
    private final Map<Folder, Subscription> watches = new LinkedHashMap<>();
    private final Consumer<Path> loaded;
    private final Map<Path, List<Project>> kinds = new HashMap<>();
    private final Projects projects;
    private @Nullable NewEntry fresh;
    private @Nullable FilteredFiles filtered;

    /** @param loaded told of each folder that was read */
    ExplorerTree(OpenFolders folders, FailureNotices notices, VirtualFiles virtual, Projects projects, Ui ui,
            Consumer<Path> loaded) {
        this.projects = projects;
        this.folders = folders;
        this.notices = notices;
        this.virtual = virtual;
        this.ui = ui;
        this.loaded = loaded;
    }

    /** Whether {@code path} lies in an archive or at a revision. */
    static boolean isElsewhere(Path path) {
        return !(FileLocation.of(path) instanceof FileLocation.Local);
    }

    /** Shows only what fits, with the folders that lead there; null shows all again. */
    void setFilter(@Nullable FilteredFiles files) {
        filtered = files;
    }

    /** The folders at the top, by their paths. */
    List<Path> tops() {
        return List.copyOf(tops.keySet());
    }

    /** What {@code folder}, one of those at the top, is, as far as that is known. */
    List<Project> projects(Path folder) {
        return kinds.getOrDefault(folder, List.of());
    }

    /** Shows the folders that are open now; whether those are others than before. */
    boolean follow() {
        List<Folder> now = folders.all();
        if (now.equals(List.copyOf(watches.keySet()))) {
            return false;
        }
        List<Folder> gone = watches.keySet().stream().filter(folder -> !now.contains(folder)).toList();
        gone.forEach(this::forget);
        Map<Folder, Subscription> before = new HashMap<>(watches);
        Map<Path, FileNode> known = new HashMap<>(tops);
        watches.clear();
        tops.clear();
        for (Folder folder : now) {
            Subscription watch = before.get(folder);
            watches.put(folder, watch == null ? folder.tree().onChange(ui, this::changed) : watch);
            tops.put(folder.path(), known.getOrDefault(folder.path(), new FileNode(folder.path(), true, Set.of())));
            if (watch == null) {
                load(folder.path());
                folder.tree().root().onSuccess(ui, top -> {
                    tops.replace(folder.path(), top);
                    loaded.accept(folder.path());
                });
            }
        }
        return true;
    }

    private void forget(Folder folder) {
        Objects.requireNonNull(watches.remove(folder)).close();
        children.keySet().removeIf(path -> path.startsWith(folder.path()) || isElsewhere(path));
        asked.removeIf(path -> path.startsWith(folder.path()) || isElsewhere(path));
        remarks.keySet().removeIf(ExplorerTree::isElsewhere);
    }

    /** Whether there is anything to be shown. */
    boolean isEmpty() {
        return tops.isEmpty();
    }

    /** Whether {@code path} is one of several folders. */
    boolean isTop(Path path) {
        return tops.size() > 1 && tops.containsKey(path);
    }

    /** Where something new goes if people do not say where. */
    Optional<Path> home() {
        return folders.current().map(Folder::path);
    }

    void reload() {
        List.copyOf(asked).forEach(this::load);
    }

    private void changed(Set<Path> changedFolders) {
        changedFolders.stream().filter(asked::contains).forEach(this::load);
    }

    boolean isAsked(Path folder) {
        return asked.contains(folder);
    }

    /** Reads {@code folder}, or an archive, again. */
    void load(Path folder) {
        // An archive is read by any of them.
        Optional<FileTree> tree = folders.of(folder).or(folders::current).map(Folder::tree);
        if (tree.isEmpty()) {
            return;
        }
        asked.add(folder);
        var call = tree.get().children(folder);
        call.onSuccess(ui, nodes -> {
            if (asked.contains(folder)) {
                children.put(folder, nodes.stream().filter(node -> !node.isNoise()).toList());
                loaded.accept(folder);
            }
        });
        call.onFailure(ui, notices::show);
        if (tops.containsKey(folder)) {
            // Its manifests may be others now.
            projects.at(folder).onSuccess(ui, found -> {
                kinds.put(folder, found);
                loaded.accept(folder);
            });
        }
        if (isElsewhere(folder) && folder.getParent() == null) {
            Call.start("look at " + folder, scope -> virtual.remarks(folder))
                    .onSuccess(ui, found -> remarks.put(folder, found));
        }
    }

    /** Where the children of {@code node} lie: in an archive, if it is one. */
    Optional<Path> container(FileNode node) {
        return node.folder() ? Optional.of(node.path())
                : node.is(Trait.BROKEN_LINK) ? Optional.empty() : virtual.inside(node.path());
    }

    /** What there is to say of {@code node} as an archive. */
    List<String> remarks(FileNode node) {
        return container(node).map(remarks::get).orElse(List.of());
    }

    /** The names in {@code folder}, as far as they are known. */
    Set<String> names(Path folder) {
        Set<String> names = new LinkedHashSet<>();
        children.getOrDefault(folder, List.of()).forEach(node -> names.add(String.valueOf(node.path().getFileName())));
        return names;
    }

    /** What has to be open for {@code file} to be seen; empty if nothing has to, or it lies elsewhere. */
    List<Path> parents(Path file) {
        var parents = new ArrayList<Path>();
        for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getParent() == null && FileLocation.of(parent) instanceof FileLocation.InArchive inside) {
                parent = virtual.path(inside.archive());
            }
            if (tops.containsKey(parent)) {
                if (tops.size() > 1) {
                    parents.add(parent);
                }
                return parents;
            }
            parents.add(parent);
        }
        return List.of();
    }

    /** A row without a name in {@code parent}, until {@link #endFresh}. */
    void beginFresh(Path parent, boolean folder) {
        fresh = NewEntry.in(parent, folder);
    }

    /** Whether there was one. */
    boolean endFresh() {
        boolean was = fresh != null;
        fresh = null;
        return was;
    }

    boolean isFresh(FileNode node) {
        return fresh != null && node == fresh.node();
    }

    private List<FileNode> withFresh(Path folder, List<FileNode> nodes) {
        NewEntry entry = fresh;
        if (entry == null || !entry.parent().equals(folder)) {
            return nodes;
        }
        var all = new ArrayList<FileNode>();
        all.add(entry.node());
        all.addAll(nodes);
        return all;
    }

    @Override
    public List<FileNode> roots() {
        if (filtered != null) {
            FilteredFiles files = filtered;
            return tops.size() > 1
                    ? tops.values().stream().filter(top -> !files.children(top.path()).isEmpty()).toList()
                    : tops.keySet().stream().flatMap(only -> files.children(only).stream()).toList();
        }
        if (tops.size() > 1) {
            return List.copyOf(tops.values());
        }
        return tops.keySet().stream().findFirst()
                .map(only -> withFresh(only, children.getOrDefault(only, List.of()))).orElse(List.of());
    }

    @Override
    public boolean hasChildren(FileNode node) {
        return filtered != null ? node.folder() : !isFresh(node) && container(node).isPresent();
    }

    @Override
    public List<FileNode> children(FileNode node) {
        if (filtered != null) {
            return filtered.children(node.path());
        }
        Path folder = container(node).orElse(node.path());
        if (!asked.contains(folder)) {
            load(folder);
        }
        return withFresh(folder, children.getOrDefault(folder, List.of()));
    }

    @Override
    public Object key(FileNode node) {
        return isFresh(node) ? NewEntry.KEY : node.path();
    }
}
