package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.Problems;
import dev.rustaiide.app.workbench.internal.Edits;
import dev.rustaiide.app.workbench.internal.Explanations;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.QuickFix;

/** All problems by file; below each one the places it speaks of and the fixes it has. */
public final class ProblemsView {
    private final Problems problems;
    private final Editors editors;
    private final Edits edits;
    private final WorkspaceNames names;
    private final Explanations explanations;
    private final FileActions files;
    private final RowView<Entry> rows;

    @Inject
    public ProblemsView(Composite parent, Look look, Problems problems, Editors editors, Edits edits,
            WorkspaceNames names, Explanations explanations, FileActions files) {
        this.problems = problems;
        this.editors = editors;
        this.edits = edits;
        this.names = names;
        this.explanations = explanations;
        this.files = files;
        parent.setLayout(new FillLayout());
        rows = new RowView<>(parent, look, "Problems", new Model(), false);
        rows.setEmpty(EmptyText.of("No problems have been found. Saving a Rust file checks it."));
        rows.onActivate(this::activate);
        rows.onContextMenu((selected, at) -> selected.stream().findFirst().ifPresent(entry -> openMenu(entry, at)));
        Registration registration = problems.onChange(this::refresh);
        rows.addListener(SWT.Dispose, event -> registration.close());
        refresh();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private void refresh() {
        for (Path file : problems.files()) {
            rows.open(List.of(file));
        }
        rows.refresh();
    }

    private void activate(Entry entry, Activation how) {
        switch (entry) {
            case FileEntry(Path file) when how != Activation.CLICK -> editors.open(file);
            case FileEntry file -> { }
            case ProblemEntry(Diagnostic diagnostic) -> editors.open(diagnostic.location());
            case PlaceEntry(Diagnostic of, Location location, String message) -> editors.open(location);
            case FixEntry(Diagnostic of, QuickFix fix) when how != Activation.CLICK -> edits.apply(fix.edits());
            case FixEntry fix -> { }
        }
    }

    private void openMenu(Entry entry, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Go to", "Enter", () -> activate(entry, Activation.ENTER));
        diagnosticOf(entry).ifPresent(diagnostic -> {
            menu.add("Explain " + diagnostic.code().orElse("problem"), "", Explanations.canExplain(diagnostic),
                    () -> explanations.explain(diagnostic)).line();
            for (QuickFix fix : diagnostic.fixes()) {
                menu.add(fix.title(), "", () -> edits.apply(fix.edits()));
            }
            menu.add("Copy message", "", () -> files.copy(whole(diagnostic)));
        });
        menu.open(at);
    }

    private static Optional<Diagnostic> diagnosticOf(Entry entry) {
        return switch (entry) {
            case FileEntry file -> Optional.empty();
            case ProblemEntry(Diagnostic diagnostic) -> Optional.of(diagnostic);
            case PlaceEntry(Diagnostic of, Location location, String message) -> Optional.of(of);
            case FixEntry(Diagnostic of, QuickFix fix) -> Optional.of(of);
        };
    }

    /** As it would stand in a report: what, and where. */
    private String whole(Diagnostic diagnostic) {
        String code = diagnostic.code().map(rule -> "[" + rule + "]").orElse("");
        return diagnostic.source() + code + ": " + diagnostic.message() + "\n"
                + names.shown(diagnostic.location().file()) + ":" + diagnostic.location().range().start();
    }

    /** What a row stands for. */
    private sealed interface Entry {}

    private record FileEntry(Path file) implements Entry {}

    private record ProblemEntry(Diagnostic diagnostic) implements Entry {}

    private record PlaceEntry(Diagnostic of, Location location, String message) implements Entry {}

    private record FixEntry(Diagnostic of, QuickFix fix) implements Entry {}

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            var entries = new ArrayList<Entry>();
            problems.files().forEach(file -> entries.add(new FileEntry(file)));
            return entries;
        }

        @Override
        public boolean hasChildren(Entry entry) {
            return switch (entry) {
                case FileEntry file -> true;
                case ProblemEntry(Diagnostic diagnostic) ->
                    !diagnostic.related().isEmpty() || !diagnostic.fixes().isEmpty();
                default -> false;
            };
        }

        @Override
        public List<Entry> children(Entry entry) {
            var entries = new ArrayList<Entry>();
            if (entry instanceof FileEntry(Path file)) {
                problems.in(file).forEach(diagnostic -> entries.add(new ProblemEntry(diagnostic)));
            } else if (entry instanceof ProblemEntry(Diagnostic diagnostic)) {
                diagnostic.fixes().forEach(fix -> entries.add(new FixEntry(diagnostic, fix)));
                diagnostic.related().forEach(place ->
                        entries.add(new PlaceEntry(diagnostic, place.location(), place.message())));
            }
            return entries;
        }

        @Override
        public Object key(Entry entry) {
            return entry instanceof FileEntry(Path file) ? file : entry;
        }

        @Override
        public Row row(Entry entry) {
            return switch (entry) {
                case FileEntry(Path file) -> fileRow(file);
                case ProblemEntry(Diagnostic diagnostic) -> problemRow(diagnostic);
                case PlaceEntry(Diagnostic of, Location place, String message) ->
                    Row.of(new Glyph(Icon.INFORMATION, Token.MUTED), message.isEmpty() ? "Related place" : message)
                            .detail(place.range().start().toString());
                case FixEntry(Diagnostic of, QuickFix fix) ->
                    Row.of(new Glyph(Icon.LIGHT_BULB, Token.WARNING), fix.title())
                            .hint("Press Enter or double-click to apply");
            };
        }

        private Row fileRow(Path file) {
            String name = Objects.toString(file.getFileName(), file.toString());
            return Row.of(Glyph.ofFile(name), name).detail(names.folderOf(file))
                    .badge(String.valueOf(problems.in(file).size()), Token.MUTED);
        }

        private Row problemRow(Diagnostic diagnostic) {
            String code = diagnostic.code().map(rule -> "(" + rule + ")").orElse("");
            return Row.of(severity(diagnostic), firstLine(diagnostic.message()))
                    .detail(diagnostic.source() + code + "  " + diagnostic.location().range().start())
                    .hint(diagnostic.explanation().isEmpty() ? diagnostic.message() : diagnostic.explanation());
        }
    }

    static Glyph severity(Diagnostic diagnostic) {
        return switch (diagnostic.severity()) {
            case ERROR -> new Glyph(Icon.ERROR, Token.ERROR);
            case WARNING -> new Glyph(Icon.WARNING, Token.WARNING);
            default -> new Glyph(Icon.INFORMATION, Token.INFO);
        };
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
