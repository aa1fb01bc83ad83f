package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.app.workspace.management.FolderSet;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.app.workspace.management.GitHead.Head;
import dev.rustaiide.app.workspace.management.OpenedSet;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.system.file.watching.FileChanges;

/** The folders of the window: opened, trusted, watched, kept as a set. UI thread only. */
@Creatable
public final class Folders implements OpenFolders {
    private final Workspace workspace;
    private final Trust trust;
    private final Editors editors;
    private final Notices notices;
    private final Ui ui;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Consumer<OpenedSet>> openListeners = new ArrayList<>();
    private final List<BiConsumer<Folder, FileChanges>> fileListeners = new ArrayList<>();
    private final Map<Folder, Root> roots = new LinkedHashMap<>();
    private @Nullable FolderSet set;
    private @Nullable Folder current;

    /** What is followed of one folder. */
    private static final class Root {
        private final List<Subscription> subscriptions = new ArrayList<>();
        private Optional<Head> head = Optional.empty();
    }

    @Inject
    public Folders(Workspace workspace, Trust trust, Editors editors, Notices notices, Ui ui) {
        this.workspace = workspace;
        this.trust = trust;
        this.editors = editors;
        this.notices = notices;
        this.ui = ui;
        trust.onChange(ui, this::changed);
        editors.onChange(() -> {
            if (follow()) {
                changed();
            }
        });
    }

    @Override
    public Look.Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Tells {@code listener} what was opened in the place of what was open, before all others hear of a change. */
    public void onOpen(Consumer<OpenedSet> listener) {
        openListeners.add(listener);
    }

    /** Tells {@code listener} of files that changed on disk, with the folder that they lie in. */
    public void onFileChange(BiConsumer<Folder, FileChanges> listener) {
        fileListeners.add(listener);
    }

    @Override
    public List<Folder> all() {
        return List.copyOf(roots.keySet());
    }

    @Override
    public Optional<Folder> of(Path file) {
        return roots.keySet().stream().filter(folder -> file.startsWith(folder.path()))
                .max(Comparator.comparingInt(folder -> folder.path().getNameCount()));
    }

    @Override
    public Optional<Folder> current() {
        return Optional.ofNullable(current);
    }

    /** Whether people see more than one. */
    public boolean areSeveral() {
        return roots.size() > 1;
    }

    @Override
    public String nameOf(Folder folder) {
        boolean alike = roots.keySet().stream()
                .anyMatch(other -> other != folder && other.name().equals(folder.name()));
        Path parent = folder.path().getParent();
        return alike && parent != null && parent.getFileName() != null
                ? folder.name() + " (" + SafeText.line(parent.getFileName().toString()) + ")" : folder.name();
    }

    /** What they are together. */
    public Optional<FolderSet> set() {
        return Optional.ofNullable(set);
    }

    @Override
    public Optional<String> title() {
        return set().map(FolderSet::name);
    }

    /** Whether the current one is trusted. */
    public boolean isTrusted() {
        return current != null && isTrusted(current);
    }

    @Override
    public boolean isTrusted(Folder folder) {
        return trust.isTrusted(folder.path());
    }

    /** What is checked out in the current one. */
    public Optional<String> branch() {
        return current().flatMap(this::branch);
    }

    @Override
    public Optional<String> branch(Folder folder) {
        Root root = roots.get(folder);
        return root == null ? Optional.empty() : root.head.map(Head::name);
    }

    /** Opens {@code place}, a folder or a workspace file, in the place of what is open; {@code then} gets it. */
    public void open(Path place, Consumer<OpenedSet> then) {
        show(workspace.open(place), openListeners, then);
    }

    /** Opens {@code folder} beside those that are open. */
    public void add(Path folder, Consumer<OpenedSet> then) {
        FolderSet now = set;
        if (now == null) {
            open(folder, then);
        } else if (!now.folders().contains(folder)) {
            var more = new ArrayList<>(now.folders());
            more.add(folder);
            show(workspace.change(now, more), List.of(), then);
        }
    }

    /** Closes {@code folder}, which is not the only one. */
    public void remove(Folder folder, Consumer<OpenedSet> then) {
        FolderSet now = set;
        if (now != null && areSeveral()) {
            List<Path> rest = now.folders().stream().filter(one -> !one.equals(folder.path())).toList();
            show(workspace.change(now, rest), List.of(), then);
        }
    }

    private void show(Call<OpenedSet> call, List<Consumer<OpenedSet>> first, Consumer<OpenedSet> then) {
        call.onFailure(ui, notices::show);
        call.onSuccess(ui, opened -> {
            set = opened.set();
            all().stream().filter(folder -> !opened.folders().contains(folder)).forEach(this::leave);
            opened.folders().forEach(this::enter);
            follow();
            first.forEach(listener -> listener.accept(opened));
            changed();
            opened.failures().forEach(notices::show);
            then.accept(opened);
        });
    }

    /** Keeps the folders as a workspace in {@code file}, by which they are opened from now on. */
    public void saveAs(Path file) {
        FolderSet now = set;
        if (now != null) {
            workspace.saveAs(now, file).onFailure(ui, notices::show).onSuccess(ui, saved -> {
                if (now.equals(set)) {
                    set = saved;
                    changed();
                }
            });
        }
    }

    /** Keeps how the folders are left. */
    public void save(FolderState state) {
        set().ifPresent(now -> workspace.save(now, state));
    }

    /** Trusts {@code folder}, or takes that back. */
    public void setTrusted(Folder folder, boolean trusted) {
        Call<Void> call = trusted ? trust.trust(folder.path()) : trust.distrust(folder.path());
        call.onFailure(ui, notices::show);
    }

    /** Trusts {@code folder} and runs {@code then} once that is kept. */
    public void trustThen(Path folder, Runnable then) {
        trust.trust(folder).onSuccess(ui, kept -> then.run()).onFailure(ui, notices::show);
    }

    /** What was opened lately. */
    public Call<List<FolderSet>> recent() {
        return workspace.recent();
    }

    /** A folder that is there already goes behind those before it: the set says in which order they are shown. */
    private void enter(Folder folder) {
        Root known = roots.remove(folder);
        var root = known == null ? new Root() : known;
        roots.put(folder, root);
        if (known != null) {
            return;
        }
        root.subscriptions.add(folder.head().onChange(ui, now -> {
            root.head = now;
            changed();
        }));
        root.subscriptions.add(folder.onChange(ui,
                changes -> fileListeners.forEach(one -> one.accept(folder, changes))));
    }

    private void leave(Folder folder) {
        Root root = roots.remove(folder);
        if (root != null) {
            root.subscriptions.forEach(Subscription::close);
        }
        workspace.close(folder);
    }

    /** Finds out which folder is current; whether it is another. */
    private boolean follow() {
        Folder before = current;
        current = editors.active().flatMap(this::of)
                .or(() -> current().filter(roots::containsKey))
                .or(() -> roots.keySet().stream().findFirst()).orElse(null);
        return before != current;
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
