package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PanelHeader;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.Folders;
import dev.rustaiide.app.workbench.internal.Notices;
import dev.rustaiide.app.workbench.internal.Session;
import dev.rustaiide.app.workbench.internal.Ui;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.FileTree;
import dev.rustaiide.app.workspace.management.Subscription;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;

/** The files of the open folder. */
public final class ExplorerView implements SideView {
    private final Composite body;
    private final PanelHeader header;
    private final RowView<FileNode> rows;
    private final Folders folders;
    private final PartEditors editors;
    private final Problems problems;
    private final Notices notices;
    private final Session session;
    private final Ui ui;
    private final Map<Path, List<FileNode>> children = new HashMap<>();
    private final Set<Path> asked = new LinkedHashSet<>();
    private List<FileNode> roots = List.of();
    private Subscription watch = () -> { };
    private Path shown = Path.of("");

    @Inject
    public ExplorerView(Composite body, Look look, Folders folders, PartEditors editors, Problems problems,
            Notices notices, Session session, Commands commands, Ui ui) {
        this.body = body;
        this.folders = folders;
        this.editors = editors;
        this.problems = problems;
        this.notices = notices;
        this.session = session;
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
        folders.onChange(this::folderChanged);
        editors.onChange(this::follow);
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
        roots = List.of();
        rows.open(session.expanded());
        if (!now.toString().isEmpty()) {
            load(now);
            session.expanded().forEach(this::load);
        }
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
        });
        call.onFailure(ui, notices::show);
    }

    private void refresh() {
        if (!rows.isDisposed()) {
            rows.refresh();
            follow();
        }
    }

    private void activate(FileNode node, Activation how) {
        if (!node.folder() && !node.is(Trait.BROKEN_LINK)) {
            editors.open(node.path());
        }
    }

    /** Selects the file of the active editor where it can be seen. */
    private void follow() {
        if (!rows.isDisposed() && !rows.isFocusControl()) {
            editors.active().ifPresent(rows::select);
        }
    }

    private final class Model implements RowModel<FileNode> {
        @Override
        public List<FileNode> roots() {
            session.setExpanded(rows == null ? Set.of() : rows.openKeys());
            return roots;
        }

        @Override
        public boolean hasChildren(FileNode node) {
            return node.folder();
        }

        @Override
        public List<FileNode> children(FileNode node) {
            if (!asked.contains(node.path())) {
                load(node.path());
            }
            return children.getOrDefault(node.path(), List.of());
        }

        @Override
        public Object key(FileNode node) {
            return node.path();
        }

        @Override
        public Row row(FileNode node) {
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
