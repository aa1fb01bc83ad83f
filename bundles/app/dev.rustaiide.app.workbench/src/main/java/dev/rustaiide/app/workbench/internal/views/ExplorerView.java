package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.Session;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.files.FileName;
import dev.rustaiide.app.workbench.internal.files.InPlace;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.fs.VirtualFiles;

/** The files of the open folders. */
public final class ExplorerView implements SideView, InPlace {
    private final Composite body;
    private final PanelHeader header;
    private final RowView<FileNode> rows;
    private final ExplorerTree tree;
    private final Folders folders;
    private final Openings openings;
    private final PartEditors editors;
    private final Session session;
    private final FileActions files;
    private final VirtualFiles virtual;
    private final Commands commands;
    private Set<Path> shown = Set.of();
    private Path revealed = Path.of("");
    private @Nullable Path wanted;
    private boolean naming;

    @Inject
    public ExplorerView(Composite body, Look look, Folders folders, Openings openings, PartEditors editors,
            Problems problems, Notices notices, Session session, FileActions files, VirtualFiles virtual,
            Commands commands, Ui ui) {
        this.virtual = virtual;
        this.body = body;
        this.folders = folders;
        this.openings = openings;
        this.editors = editors;
        this.session = session;
        this.files = files;
        this.commands = commands;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        body.setLayout(layout);
        header = new PanelHeader(body, look, "Explorer");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tree = new ExplorerRows(folders, problems, notices, virtual, ui, this::loaded);
        header.add(Icon.REFRESH, "Refresh", tree::reload);
        rows = new RowView<>(body, look, "Explorer", tree, false);
        header.add(Icon.COLLAPSE_ALL, "Collapse all", rows::collapseAll);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.setEmpty(EmptyText.of("No folder is open.", "Open folder", () -> run("folder.open")));
        rows.onActivate(this::activate);
        rows.onContextMenu(this::openMenu);
        rows.addListener(SWT.KeyDown, this::key);
        files.attach(this);
        folders.onChange(this::foldersChanged);
        editors.onChange(this::reveal);
        problems.onChange(this::refresh);
        foldersChanged();
    }

    private void run(String command) {
        commands.run(new CommandId(command));
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        rows.setFocus();
    }

    private void foldersChanged() {
        if (body.isDisposed()) {
            return;
        }
        header.setTitle(folders.title().orElse("Explorer"));
        if (tree.follow()) {
            show();
        }
        refresh();
    }

    /** Other folders than before: open what was open in them; what is new beside others, or has none, is open. */
    private void show() {
        Set<Path> before = shown;
        shown = new LinkedHashSet<>(folders.all().stream().map(Folder::path).toList());
        boolean more = shown.stream().anyMatch(before::contains);
        if (!more) {
            rows.open(session.expanded());
            // What is in archives is read when it is shown.
            session.expanded().stream().filter(path -> folders.of(path).isPresent()).filter(path ->
                    virtual.inside(path).isEmpty()).forEach(tree::load);
        }
        if (session.expanded().isEmpty() || before.size() == 1) {
            rows.open(shown);
        } else if (more) {
            Set<Path> fresh = new HashSet<>(shown);
            fresh.removeAll(before);
            rows.open(fresh);
        }
        revealed = Path.of("");
        reveal();
    }

    private void loaded(Path folder) {
        refresh();
        Path file = wanted;
        if (file != null && folder.equals(file.getParent()) && rows.select(file)) {
            wanted = null;
        }
    }

    private void refresh() {
        if (!rows.isDisposed()) {
            session.setExpanded(rows.openKeys());
            rows.refresh();
            follow();
        }
    }

    private void activate(FileNode node, Activation how) {
        boolean holds = tree.container(node).isPresent();
        if (holds && how != Activation.DOUBLE_CLICK) {
            rows.handleKey(rows.openKeys().contains(node.path()) ? SWT.ARROW_LEFT : SWT.ARROW_RIGHT, 0);
        } else if (!holds && !node.is(Trait.BROKEN_LINK)) {
            if (how == Activation.CLICK) {
                editors.peek(node.path());
            } else {
                editors.open(node.path());
            }
        }
    }

    /** Opens the folders that lead to the active file, once it has become that. */
    private void reveal() {
        Optional<Path> active = editors.active();
        List<Path> parents = active.map(tree::parents).orElse(List.of());
        if (rows.isDisposed() || parents.isEmpty() || active.get().equals(revealed)) {
            follow();
            return;
        }
        revealed = active.get();
        rows.open(parents);
        // What is in archives is read when it is shown.
        parents.stream().filter(parent -> !tree.isAsked(parent) && !Origins.isElsewhere(parent)
                && virtual.inside(parent).isEmpty()).forEach(tree::load);
        refresh();
    }

    /** Selects the file of the active editor where it can be seen. */
    private void follow() {
        if (!rows.isDisposed() && !rows.isFocusControl() && !naming) {
            editors.active().ifPresent(rows::select);
        }
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
        if (rows.current().filter(this::isOurs).isEmpty()) {
            return;
        }
        if (plain && event.keyCode == SWT.F2) {
            rename();
        } else if (plain && event.keyCode == SWT.DEL) {
            rows.current().ifPresent(node -> files.delete(node.path(), node.folder()));
        }
    }

    /** Whether it can be renamed, moved and deleted. */
    private boolean isOurs(FileNode node) {
        return !Origins.isElsewhere(node.path()) && !tree.isTop(node.path());
    }

    private void openMenu(List<FileNode> selection, Point at) {
        Optional<FileNode> node = selection.stream().findFirst();
        Optional<Path> path = node.map(FileNode::path).or(tree::home);
        if (path.isEmpty()) {
            return;
        }
        if (Origins.isElsewhere(path.get())) {
            openArchiveMenu(selection.getFirst(), at);
            return;
        }
        Path folder = node.map(this::folderOf).orElse(path.get());
        PopupMenu menu = new PopupMenu(rows);
        menu.add("New file…", "", () -> create(folder, false));
        menu.add("New folder…", "", () -> create(folder, true)).line();
        node.filter(this::isOurs).ifPresent(one -> menu.add("Rename…", "F2", () -> rename(one))
                .add("Delete", "Delete", () -> files.delete(one.path(), one.folder())));
        menu.add("Bring back what was deleted", "", files.canRestore(), files::restore).line();
        menu.add("Copy path", "", () -> files.copyPath(path.get()));
        node.filter(this::isOurs)
                .ifPresent(one -> menu.add("Copy relative path", "", () -> files.copyRelativePath(path.get())));
        menu.line().add("Open in the desktop's program", "", () -> files.openOutside(path.get())).line();
        addFolders(menu, node.isEmpty() || tree.isTop(path.get()) ? folders.of(path.get()) : Optional.empty());
        menu.add("Collapse all", "", rows::collapseAll).add("Refresh", "", tree::reload).open(at);
    }

    /** What can be done with a folder of the window, if the menu is about one. */
    private void addFolders(PopupMenu menu, Optional<Folder> about) {
        about.ifPresent(folder -> {
            menu.add(folders.isTrusted(folder) ? "Take trust back…" : "Trust folder…", "",
                    () -> openings.askTrust(folder));
            menu.add("Add folder to window…", "", () -> run("folder.add"));
            menu.add("Remove folder from window", "", folders.areSeveral(), () -> openings.remove(folder)).line();
        });
    }

    /** Of what lies in an archive: it can be read and named. */
    private void openArchiveMenu(FileNode node, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Open", "Enter", tree.container(node).isEmpty(), () -> editors.open(node.path())).line()
                .add("Copy path", "", () -> files.copyPath(node.path()))
                .add("Copy path in the archive", "", () -> files.copyRelativePath(node.path())).line()
                .add("Collapse all", "", rows::collapseAll).add("Refresh", "", tree::reload).open(at);
    }

    private Path folderOf(FileNode node) {
        return node.folder() ? node.path() : Objects.requireNonNull(node.path().getParent());
    }

    @Override
    public void create(boolean folder) {
        rows.current().filter(node -> !Origins.isElsewhere(node.path())).map(this::folderOf).or(tree::home)
                .ifPresent(parent -> create(parent, folder));
    }

    /** Shows a row without a name in {@code parent} and asks for the name there. */
    private void create(Path parent, boolean folder) {
        tree.beginFresh(parent, folder);
        rows.open(List.of(parent));
        rows.refresh();
        naming = true;
        rows.edit(NewEntry.KEY, new Naming(parent, "") {
            @Override
            public void accepted(String name) {
                if (folder) {
                    files.createFolder(parent.resolve(name), made -> reveal(made));
                } else {
                    files.createFile(parent.resolve(name), made -> {
                        reveal(made);
                        editors.open(made);
                    });
                }
            }
        });
    }

    @Override
    public void rename() {
        rows.current().filter(this::isOurs).ifPresent(this::rename);
    }

    private void rename(FileNode node) {
        Path parent = Objects.requireNonNull(node.path().getParent());
        naming = true;
        rows.edit(node.path(), new Naming(parent, String.valueOf(node.path().getFileName())) {
            @Override
            public void accepted(String name) {
                boolean open = rows.openKeys().contains(node.path());
                files.rename(node.path(), parent.resolve(name), there -> {
                    rows.open(open ? List.of(there) : List.of());
                    reveal(there);
                });
            }
        });
    }

    /** Selects {@code file} as soon as its folder has been read again. */
    private void reveal(Path file) {
        wanted = file;
        tree.load(Objects.requireNonNull(file.getParent()));
    }

    /** A name given in place: what speaks against it, and the end. */
    private abstract class Naming implements LabelEdit {
        private final Set<String> taken;

        Naming(Path parent, String own) {
            taken = tree.names(parent);
            taken.remove(own);
        }

        @Override
        public Optional<String> objection(String text) {
            return FileName.objection(text, taken);
        }

        @Override
        public void ended() {
            naming = false;
            if (tree.endFresh()) {
                refresh();
            }
        }
    }
}
