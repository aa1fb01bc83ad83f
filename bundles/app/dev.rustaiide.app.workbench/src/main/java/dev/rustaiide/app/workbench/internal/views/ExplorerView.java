package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.LabelEdit;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.SideView;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Session;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.files.FileMenuTable;
import dev.rustaiide.app.workbench.internal.files.FileName;
import dev.rustaiide.app.workbench.internal.files.InPlace;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;

/** The files of the open folder. */
public final class ExplorerView implements SideView, InPlace {
    private static final Object NEW_ENTRY = "new entry";

    private final Composite body;
    private final PanelHeader header;
    private final RowView<FileNode> rows;
    private final Folders folders;
    private final PartEditors editors;
    private final Problems problems;
    private final Notices notices;
    private final Session session;
    private final FileActions files;
    private final FileMenuTable menus;
    private final VirtualFiles virtual;
    private final Ui ui;
    private final Map<Path, List<FileNode>> children = new HashMap<>();
    private final Set<Path> asked = new LinkedHashSet<>();
    private final Map<Path, List<String>> remarks = new HashMap<>();
    private List<FileNode> roots = List.of();
    private Subscription watch = () -> { };
    private Path shown = Path.of("");
    private Path revealed = Path.of("");
    private @Nullable NewEntry fresh;
    private @Nullable Path wanted;
    private boolean naming;

    @Inject
    public ExplorerView(Composite body, Look look, Folders folders, PartEditors editors, Problems problems,
            Notices notices, Session session, FileActions files, FileMenuTable menus, VirtualFiles virtual,
            Commands commands, Ui ui) {
        this.virtual = virtual;
        this.body = body;
        this.folders = folders;
        this.editors = editors;
        this.problems = problems;
        this.notices = notices;
        this.session = session;
        this.files = files;
        this.menus = menus;
        this.ui = ui;
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 0;
        body.setLayout(layout);
        header = new PanelHeader(body, look, "Explorer");
        header.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        header.add(Icon.REFRESH, "Refresh", this::reload);
        rows = new RowView<>(body, look, "Explorer", new Model(), false);
        header.add(Icon.COLLAPSE_ALL, "Collapse all", rows::collapseAll);
        rows.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        rows.setEmpty(EmptyText.of("No folder is open.", "Open folder",
                () -> commands.run(new CommandId("folder.open"))));
        rows.onActivate(this::activate);
        rows.onContextMenu(this::openMenu);
        rows.addListener(SWT.KeyDown, this::key);
        files.attach(this);
        folders.onChange(this::folderChanged);
        editors.onChange(this::reveal);
        problems.onChange(() -> refresh());
        folderChanged();
    }

    @Override
    public Control control() {
        return body;
    }

    @Override
    public void setFocus() {
        rows.setFocus();
    }

    private void folderChanged() {
        Path now = folders.current().map(folder -> folder.path()).orElse(Path.of(""));
        if (now.equals(shown) || body.isDisposed()) {
            return;
        }
        shown = now;
        watch.close();
        watch = folders.current().map(folder -> folder.tree().onChange(ui, this::changed)).orElse(() -> { });
        header.setTitle(folders.current().map(Folders::nameOf).orElse("Explorer"));
        children.clear();
        asked.clear();
        remarks.clear();
        roots = List.of();
        rows.open(session.expanded());
        if (!now.toString().isEmpty()) {
            load(now);
            // What is in archives is read when it is shown.
            session.expanded().stream().filter(path -> path.startsWith(now) && virtual.inside(path).isEmpty())
                    .forEach(this::load);
        }
        revealed = Path.of("");
        reveal();
        refresh();
    }

    private void reload() {
        for (Path folder : List.copyOf(asked)) {
            load(folder);
        }
    }

    private void changed(Set<Path> changedFolders) {
        for (Path folder : changedFolders) {
            if (asked.contains(folder)) {
                load(folder);
            }
        }
    }

    private void load(Path folder) {
        asked.add(folder);
        FileTree tree = folders.current().orElseThrow().tree();
        var call = tree.children(folder);
        call.onSuccess(ui, nodes -> {
            List<FileNode> visible = new ArrayList<>(nodes);
            visible.removeIf(FileNode::isNoise);
            children.put(folder, visible);
            if (folder.equals(shown)) {
                roots = visible;
            }
            refresh();
            showWanted(folder);
        });
        call.onFailure(ui, notices::show);
        if (Origins.isElsewhere(folder) && folder.getParent() == null) {
            Call.start("look at " + folder, scope -> virtual.remarks(folder))
                    .onSuccess(ui, found -> remarks.put(folder, found));
        }
    }

    /** Where the children of {@code node} lie: in an archive, if it is one. */
    private Optional<Path> container(FileNode node) {
        return node.folder() ? Optional.of(node.path())
                : node.is(Trait.BROKEN_LINK) ? Optional.empty() : virtual.inside(node.path());
    }

    private void refresh() {
        if (!rows.isDisposed()) {
            rows.refresh();
            follow();
        }
    }

    private void activate(FileNode node, Activation how) {
        if (container(node).isPresent() && how != Activation.DOUBLE_CLICK) {
            rows.handleKey(rows.openKeys().contains(node.path()) ? SWT.ARROW_LEFT : SWT.ARROW_RIGHT, 0);
        } else if (container(node).isEmpty() && !node.is(Trait.BROKEN_LINK)) {
            if (how == Activation.CLICK) {
                editors.look(node.path());
            } else {
                editors.open(node.path());
            }
        }
    }

    /** Opens the folders that lead to the active file, once it has become that. */
    private void reveal() {
        Path file = editors.active().orElse(shown);
        List<Path> parents = shown.toString().isEmpty() ? List.of() : parents(file);
        if (rows.isDisposed() || parents.isEmpty() || file.equals(revealed)) {
            follow();
            return;
        }
        revealed = file;
        rows.open(parents);
        // What is in archives is read when it is shown.
        parents.stream().filter(parent -> !asked.contains(parent) && !Origins.isElsewhere(parent)
                && virtual.inside(parent).isEmpty()).forEach(this::load);
        refresh();
    }

    /** What has to be open for {@code file} to be seen; empty if it lies right in the open folder, or elsewhere. */
    private List<Path> parents(Path file) {
        var parents = new ArrayList<Path>();
        for (Path parent = file.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getParent() == null && FileLocation.of(parent) instanceof FileLocation.InArchive inside) {
                parent = virtual.path(inside.archive());
            }
            if (parent.equals(shown)) {
                return parents;
            }
            parents.add(parent);
        }
        return List.of();
    }

    /** Selects the file of the active editor where it can be seen. */
    private void follow() {
        if (!rows.isDisposed() && !rows.isFocusControl() && !naming) {
            editors.active().ifPresent(rows::select);
        }
    }

    private void key(Event event) {
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
        if (rows.current().filter(node -> Origins.isElsewhere(node.path())).isPresent()) {
            return;
        }
        if (plain && event.keyCode == SWT.F2) {
            rename();
        } else if (plain && event.keyCode == SWT.DEL) {
            rows.current().ifPresent(node -> files.delete(node.path(), node.folder()));
        }
    }

    private void openMenu(List<FileNode> selection, Point at) {
        if (shown.toString().isEmpty()) {
            return;
        }
        Optional<FileNode> node = selection.stream().findFirst();
        Path path = node.map(FileNode::path).orElse(shown);
        if (Origins.isElsewhere(path)) {
            openArchiveMenu(node.get(), at);
            return;
        }
        Path folder = node.map(this::folderOf).orElse(shown);
        PopupMenu menu = new PopupMenu(rows);
        menu.add("New file…", "", () -> create(folder, false));
        menu.add("New folder…", "", () -> create(folder, true)).line();
        node.ifPresent(one -> menu.add("Rename…", "F2", () -> rename(one))
                .add("Delete", "Delete", () -> files.delete(one.path(), one.folder())));
        menu.add("Bring back what was deleted", "", files.canRestore(), files::restore).line();
        menu.add("Copy path", "", () -> files.copyPath(path));
        node.ifPresent(one -> menu.add("Copy relative path", "", () -> files.copyRelativePath(path)));
        menu.line();
        boolean isFolder = node.map(FileNode::folder).orElse(true);
        menus.of(path, isFolder).forEach(entry -> menu.add(entry.title(), "", () -> entry.action().accept(path)));
        menu.line().add("Open in the desktop's program", "", () -> files.openOutside(path)).line();
        menu.add("Collapse all", "", rows::collapseAll).add("Refresh", "", this::reload).open(at);
    }

    /** Of what lies in an archive: it can be read and named. */
    private void openArchiveMenu(FileNode node, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Open", "Enter", container(node).isEmpty(), () -> editors.open(node.path())).line()
                .add("Copy path", "", () -> files.copyPath(node.path()))
                .add("Copy path in the archive", "", () -> files.copyRelativePath(node.path())).line()
                .add("Collapse all", "", rows::collapseAll).add("Refresh", "", this::reload).open(at);
    }

    private Path folderOf(FileNode node) {
        return node.folder() ? node.path() : Objects.requireNonNullElse(node.path().getParent(), shown);
    }

    @Override
    public void create(boolean folder) {
        if (!shown.toString().isEmpty()) {
            create(rows.current().filter(node -> !Origins.isElsewhere(node.path())).map(this::folderOf).orElse(shown),
                    folder);
        }
    }

    /** Shows a row without a name in {@code parent} and asks for the name there. */
    private void create(Path parent, boolean folder) {
        fresh = NewEntry.in(parent, folder);
        rows.open(List.of(parent));
        rows.refresh();
        naming = true;
        rows.edit(NEW_ENTRY, new Naming(parent, "") {
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
        rows.current().filter(node -> !Origins.isElsewhere(node.path())).ifPresent(this::rename);
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
        load(Objects.requireNonNull(file.getParent()));
    }

    private void showWanted(Path folder) {
        Path file = wanted;
        if (file != null && folder.equals(file.getParent()) && rows.select(file)) {
            wanted = null;
        }
    }

    /** A name given in place: what speaks against it, and the end. */
    private abstract class Naming implements LabelEdit {
        private final Set<String> taken = new LinkedHashSet<>();

        Naming(Path parent, String own) {
            for (FileNode node : parent.equals(shown) ? roots : children.getOrDefault(parent, List.of())) {
                taken.add(String.valueOf(node.path().getFileName()));
            }
            taken.remove(own);
        }

        @Override
        public Optional<String> objection(String text) {
            return FileName.objection(text, taken);
        }

        @Override
        public void ended() {
            naming = false;
            if (fresh != null) {
                fresh = null;
                refresh();
            }
        }
    }

    private final class Model implements RowModel<FileNode> {
        @Override
        public List<FileNode> roots() {
            session.setExpanded(rows == null ? Set.of() : rows.openKeys());
            return withFresh(shown, roots);
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

        private boolean isFresh(FileNode node) {
            return fresh != null && node == fresh.node();
        }

        @Override
        public boolean hasChildren(FileNode node) {
            return !isFresh(node) && container(node).isPresent();
        }

        @Override
        public List<FileNode> children(FileNode node) {
            Path folder = container(node).orElse(node.path());
            if (!asked.contains(folder)) {
                load(folder);
            }
            return withFresh(folder, children.getOrDefault(folder, List.of()));
        }

        @Override
        public Object key(FileNode node) {
            return isFresh(node) ? NEW_ENTRY : node.path();
        }

        @Override
        public Row row(FileNode node) {
            if (isFresh(node)) {
                return Row.of(node.folder() ? Glyph.ofFolder(false) : Glyph.ofFile(""), "");
            }
            Glyph glyph = node.folder() ? folderGlyph(node) : Glyph.ofFile(node.name());
            Row row = Row.of(glyph, node.name());
            if (node.is(Trait.IGNORED) || node.is(Trait.UNREADABLE) || node.is(Trait.BROKEN_LINK)) {
                row.color(Token.MUTED);
            }
            if (node.is(Trait.BROKEN_LINK)) {
                row.struck().hint("A link to nowhere");
            } else if (node.is(Trait.LINK)) {
                row.italic().hint("A link");
            } else if (node.is(Trait.UNREADABLE)) {
                row.hint("You have no permission to read it");
            }
            container(node).map(remarks::get).filter(found -> !found.isEmpty())
                    .ifPresent(found -> row.hint(String.join("\n", found)));
            return marked(row, node);
        }

        private Glyph folderGlyph(FileNode node) {
            return node.is(Trait.CARGO_CRATE) || node.is(Trait.CARGO_WORKSPACE)
                    ? new Glyph(Icon.CARGO, Token.SYNTAX_CONSTANT) : Glyph.ofFolder(false);
        }

        private Row marked(Row row, FileNode node) {
            if (node.folder()) {
                return row;
            }
            int errors = 0;
            List<Diagnostic> here = problems.in(node.path());
            for (Diagnostic diagnostic : here) {
                errors += diagnostic.severity() == Severity.ERROR ? 1 : 0;
            }
            if (errors > 0) {
                return row.color(Token.ERROR).badge(String.valueOf(errors), Token.ERROR);
            }
            return here.isEmpty() ? row : row.badge(String.valueOf(here.size()), Token.WARNING);
        }
    }
}
