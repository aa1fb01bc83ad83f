package dev.rustaiide.app.explorer.internal;

import java.nio.file.Path;
import java.util.Collection;
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
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Grids;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.ExpandedFolders;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.FileMarks;
import dev.rustaiide.app.workbench.FileMenu;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.OpenFolder;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.system.projects.Project;
import dev.rustaiide.system.projects.Projects;

/** The files of the open folders. */
public final class ExplorerView implements SideView {
    private final Composite body;
    private final PanelHeader header;
    private final RowView<FileNode> rows;
    private final ExplorerTree tree;
    private final OpenFolders folders;
    private final OpenFolder openings;
    private final Editors editors;
    private final ExpandedFolders session;
    private final ExplorerFiles files;
    private final ExplorerClips clips;
    private final FilterField filter;
    private final FileNames names;
    private final VirtualFiles virtual;
    private final FileMenu menus;
    private final Commands commands;
    private Set<Path> shown = Set.of();
    private Path revealed = Path.of("");
    private @Nullable Path wanted;
    private boolean naming;
    private boolean isFiltered;
    private Set<Object> unfiltered = Set.of();

    @Inject
    public ExplorerView(Composite body, Look look, OpenFolders folders, OpenFolder openings, Editors editors,
            Problems problems, FileMarks marks, FailureNotices notices, ExpandedFolders session,
            ExplorerFiles files, FileNames names, VirtualFiles virtual, Projects projects, FileMenu menus,
            Commands commands, Ui ui) {
        this.virtual = virtual;
        this.menus = menus;
        this.body = body;
        this.folders = folders;
        this.openings = openings;
        this.editors = editors;
        this.session = session;
        this.files = files;
        this.names = names;
        this.commands = commands;
        clips = new ExplorerClips(ui.display(), files);
        body.setLayout(Grids.stacked());
        header = new PanelHeader(body, look, "Explorer");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ExplorerRows model = new ExplorerRows(folders, problems, marks, notices, virtual, projects, clips::isCut, ui,
                this::loaded);
        tree = model;
        filter = new FilterField(body, look, folders, ui, this::filtered, this::leaveFilter);
        header.add(Icon.FILTER, "Filter (Ctrl+F)", filter::toggle);
        header.add(Icon.REFRESH, "Refresh", tree::reload);
        rows = new RowView<>(body, look, "Explorer", model, true);
        header.add(Icon.COLLAPSE_ALL, "Collapse all", rows::collapseAll);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sayEmpty();
        rows.onActivate(this::activate);
        rows.onContextMenu(this::openMenu);
        rows.addListener(SWT.KeyDown, this::key);
        ExplorerDrag.install(rows, this::chosen, this::dropFolder, (dropped, folder, move) -> {
            if (move) {
                files.move(dropped, folder, this::revealAll);
            } else {
                files.copy(dropped, folder, this::revealAll);
            }
        });
        files.attach(this);
        folders.onChange(this::foldersChanged);
        editors.onChange(this::reveal);
        problems.onChange(this::refresh);
        marks.onChange(this::refresh);
        foldersChanged();
    }

    private void sayEmpty() {
        rows.setEmpty(filter.text().isEmpty()
                ? EmptyText.of("No folder is open.", "Open folder", () -> run("folder.open"))
                : EmptyText.of("No file fits."));
    }

    private void run(String command) {
        commands.run(new CommandId(command));
    }

    @Override
    public Control control() {
        return body;
    }

    /** Whether people are in the files. */
    boolean hasFocus() {
        return !rows.isDisposed() && rows.isFocusControl();
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
        sayWhat();
        refresh();
    }

    /** Of one folder the head of the panel says what it is, in a word that fits; of several their rows do. */
    private void sayWhat() {
        List<Path> tops = tree.tops();
        header.setDetail(tops.size() == 1 ? tree.projects(tops.getFirst()).stream().findFirst()
                .map(Project::tool).orElse("") : "");
    }

    /** Shows the filter over the list, with the keyboard in it. */
    void filter() {
        filter.show();
    }

    private void filtered(Optional<FilteredFiles> found) {
        if (rows.isDisposed()) {
            return;
        }
        if (found.isPresent() && !isFiltered) {
            unfiltered = rows.openKeys();
        }
        isFiltered = found.isPresent();
        tree.setFilter(found.orElse(null));
        sayEmpty();
        rows.collapseAll();
        rows.open(found.<Collection<?>>map(FilteredFiles::folders).orElse(unfiltered));
        refresh();
        if (isFiltered) {
            rows.selectFirst();
        }
    }

    private void leaveFilter() {
        rows.setFocus();
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
        if (tree.tops().contains(folder)) {
            sayWhat();
        }
        refresh();
        Path file = wanted;
        if (file != null && folder.equals(file.getParent()) && rows.select(file)) {
            wanted = null;
        }
    }

    private void refresh() {
        if (!rows.isDisposed()) {
            session.setExpanded(isFiltered ? unfiltered : rows.openKeys());
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
        parents.stream().filter(parent -> !tree.isAsked(parent) && !ExplorerTree.isElsewhere(parent)
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
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        if (modifiers == 0) {
            switch (event.keyCode) {
                case SWT.F2 -> rename();
                case SWT.DEL -> files.delete(chosen());
                case SWT.ESC -> filter.hide();
                default -> { }
            }
        } else if (modifiers == SWT.MOD1) {
            switch (event.keyCode) {
                case 'c' -> clip(false);
                case 'x' -> clip(true);
                case 'v' -> paste(rows.current());
                case 'z' -> files.undo();
                case 'f' -> filter.show();
                default -> { }
            }
        }
    }

    /** What is selected and can be moved and deleted. */
    private List<Path> chosen() {
        return rows.selection().stream().filter(this::isOurs).map(FileNode::path).toList();
    }

    private void clip(boolean cut) {
        if (cut) {
            clips.cut(chosen());
        } else {
            clips.copy(rows.selection().stream().map(FileNode::path)
                    .filter(path -> !ExplorerTree.isElsewhere(path)).toList());
        }
        refresh();
    }

    private void paste(Optional<FileNode> at) {
        dropFolder(at).ifPresent(folder -> clips.paste(folder, this::revealAll));
    }

    /** Where what is put on {@code row} goes: into the folder, or beside the file; without a row to the current one. */
    private Optional<Path> dropFolder(Optional<FileNode> row) {
        return row.isEmpty() ? tree.home()
                : row.filter(node -> !ExplorerTree.isElsewhere(node.path())).map(this::folderOf);
    }

    private void revealAll(List<Path> made) {
        made.stream().map(Path::getParent).distinct().forEach(tree::load);
        made.stream().findFirst().ifPresent(this::reveal);
    }

    /** Whether it can be renamed, moved and deleted. */
    private boolean isOurs(FileNode node) {
        return !ExplorerTree.isElsewhere(node.path()) && !tree.isTop(node.path());
    }

    private void openMenu(List<FileNode> selection, Point at) {
        Optional<FileNode> node = selection.stream().findFirst();
        Optional<Path> path = node.map(FileNode::path).or(tree::home);
        if (path.isEmpty()) {
            return;
        }
        if (ExplorerTree.isElsewhere(path.get())) {
            openArchiveMenu(selection.getFirst(), at);
            return;
        }
        Path folder = node.map(this::folderOf).orElse(path.get());
        List<Path> ours = chosen();
        PopupMenu menu = new PopupMenu(rows);
        menu.add("New file…", "", () -> create(folder, false));
        menu.add("New folder…", "", () -> create(folder, true)).line();
        menu.add("Cut", "Ctrl+X", !selection.isEmpty() && !ours.isEmpty(), () -> clip(true))
                .add("Copy", "Ctrl+C", !selection.isEmpty(), () -> clip(false))
                .add("Paste", "Ctrl+V", () -> paste(node)).line();
        node.filter(this::isOurs).ifPresent(one -> menu
                .add("Rename…", "F2", selection.size() == 1, () -> rename(one))
                .add(ours.size() > 1 ? "Delete " + ours.size() + " items" : "Delete", "Delete",
                        () -> files.delete(ours)));
        menu.add(files.undoTitle(), "Ctrl+Z", files.canUndo(), files::undo).line();
        menu.add("Copy path", "", () -> put(path.get().toString()));
        node.filter(this::isOurs)
                .ifPresent(one -> menu.add("Copy relative path", "", () -> put(names.relative(path.get()))));
        menu.line();
        boolean isFolder = node.map(FileNode::folder).orElse(true);
        menus.of(path.get(), isFolder)
                .forEach(entry -> menu.add(entry.title(), "", () -> entry.action().accept(path.get())));
        menu.line().add("Open in default program", "", () -> Program.launch(path.get().toString())).line();
        addFolders(menu, node.isEmpty() || tree.isTop(path.get()) ? folders.of(path.get()) : Optional.empty());
        menu.add("Filter…", "Ctrl+F", filter::show).add("Collapse all", "", rows::collapseAll)
                .add("Refresh", "", tree::reload).open(at);
    }

    private void put(String text) {
        ClipboardText.put(rows.getDisplay(), text);
    }

    /** What can be done with a folder of the window, if the menu is about one. */
    private void addFolders(PopupMenu menu, Optional<Folder> about) {
        about.ifPresent(folder -> {
            menu.add(folders.isTrusted(folder) ? "Take trust back…" : "Trust folder…", "",
                    () -> openings.askTrust(folder));
            menu.add("Add folder to window…", "", () -> run("folder.add"));
            menu.add("Remove folder from window", "", folders.all().size() > 1, () -> openings.remove(folder)).line();
        });
    }

    /** Of what lies in an archive: it can be read and named. */
    private void openArchiveMenu(FileNode node, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Open", "Enter", tree.container(node).isEmpty(), () -> editors.open(node.path())).line()
                .add("Copy path", "", () -> put(node.path().toString()))
                .add("Copy path in the archive", "", () -> put(names.relative(node.path()))).line()
                .add("Collapse all", "", rows::collapseAll).add("Refresh", "", tree::reload).open(at);
    }

    private Path folderOf(FileNode node) {
        return node.folder() ? node.path() : Objects.requireNonNull(node.path().getParent());
    }

    /** Asks for the name of a new file or folder where the selection is, and makes it. */
    void create(boolean folder) {
        rows.current().filter(node -> !ExplorerTree.isElsewhere(node.path())).map(this::folderOf).or(tree::home)
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

    /** Asks for another name of what is selected. */
    void rename() {
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
