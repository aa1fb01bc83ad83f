package dev.rustaiide.app.workbench.internal.views;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.internal.WorkspaceNames;
import dev.rustaiide.app.workbench.internal.files.FileActions;
import dev.rustaiide.app.workbench.internal.language.FoundPlace;
import dev.rustaiide.app.workbench.internal.language.PlaceGroups;
import dev.rustaiide.app.workbench.internal.language.PlaceSteps;
import dev.rustaiide.app.workbench.internal.window.PopupMenu;

/** Places in files with their lines of code, by file. A click goes there. UI thread only. */
final class PlaceList implements PlaceSteps.Steps {
    /** So many files are open at once; of more, people choose. */
    private static final int OPENED = 50;

    private final RowView<Entry> rows;
    private final Editors editors;
    private final WorkspaceNames names;
    private List<FoundPlace> all = List.of();
    private PlaceGroups groups = PlaceGroups.NONE;
    private String filter = "";

    PlaceList(Composite parent, Look look, String name, Editors editors, WorkspaceNames names, FileActions files) {
        this.editors = editors;
        this.names = names;
        rows = new RowView<>(parent, look, name, new Model(), false);
        rows.onActivate(this::activate);
        rows.onContextMenu((selected, at) -> selected.stream().findFirst()
                .ifPresent(entry -> openMenu(entry, files, at)));
    }

    RowView<?> control() {
        return rows;
    }

    void setEmpty(EmptyText text) {
        rows.setEmpty(text);
    }

    /** Shows {@code places} in the place of what was there. */
    void show(List<FoundPlace> places) {
        all = List.copyOf(places);
        group();
    }

    /** Shows those alone whose line or path has the words of {@code text}. */
    void setFilter(String text) {
        filter = text;
        group();
    }

    PlaceGroups groups() {
        return groups;
    }

    boolean isFiltered() {
        return !filter.isBlank();
    }

    private void group() {
        if (rows.isDisposed()) {
            return;
        }
        groups = new PlaceGroups(all, filter, names::relative);
        if (groups.files().size() <= OPENED) {
            rows.open(groups.files());
        }
        rows.refresh();
    }

    @Override
    public boolean step(int step) {
        if (rows.isDisposed()) {
            return false;
        }
        Optional<Entry> current = rows.current();
        Optional<FoundPlace> from = current.flatMap(entry -> switch (entry) {
            case PlaceEntry(FoundPlace place) -> Optional.of(place);
            case FileEntry(Path file) -> groups.before(file, step);
        });
        Optional<FoundPlace> to = groups.next(from, step);
        to.ifPresent(place -> {
            rows.reveal(List.of(place.location().file(), place.location()));
            editors.open(place.location());
        });
        return to.isPresent();
    }

    private void activate(Entry entry, Activation how) {
        switch (entry) {
            case FileEntry(Path file) when how != Activation.CLICK -> editors.open(file);
            case FileEntry file -> { }
            case PlaceEntry(FoundPlace place) -> editors.open(place.location());
        }
    }

    private void openMenu(Entry entry, FileActions files, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Go to", "Enter", () -> activate(entry, Activation.ENTER));
        switch (entry) {
            case FileEntry(Path file) -> menu.add("Copy path", "", () -> files.copy(file.toString()))
                    .add("Copy all lines", "", () -> files.copy(lines(groups.in(file))));
            case PlaceEntry(FoundPlace place) -> menu.add("Copy line", "", () -> files.copy(place.line().strip()))
                    .add("Copy place", "", () -> files.copy(place.location().toString()));
        }
        menu.line().add("Collapse all", "", rows::collapseAll).open(at);
    }

    private static String lines(List<FoundPlace> places) {
        var text = new StringBuilder();
        for (FoundPlace place : places) {
            text.append(place.location()).append(": ").append(place.line().strip()).append('\n');
        }
        return text.toString();
    }

    private sealed interface Entry {}

    private record FileEntry(Path file) implements Entry {}

    private record PlaceEntry(FoundPlace place) implements Entry {}

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            List<Entry> entries = new ArrayList<>();
            groups.files().forEach(file -> entries.add(new FileEntry(file)));
            return entries;
        }

        @Override
        public boolean hasChildren(Entry entry) {
            return entry instanceof FileEntry;
        }

        @Override
        public List<Entry> children(Entry entry) {
            List<Entry> entries = new ArrayList<>();
            if (entry instanceof FileEntry(Path file)) {
                groups.in(file).forEach(place -> entries.add(new PlaceEntry(place)));
            }
            return entries;
        }

        @Override
        public Object key(Entry entry) {
            return switch (entry) {
                case FileEntry(Path file) -> file;
                case PlaceEntry(FoundPlace place) -> place.location();
            };
        }

        @Override
        public Row row(Entry entry) {
            return switch (entry) {
                case FileEntry(Path file) -> {
                    String name = Objects.toString(file.getFileName(), "");
                    yield Row.of(Glyph.ofFile(name), name).detail(names.folderOf(file))
                            .badge(String.valueOf(groups.in(file).size()), Token.MUTED);
                }
                case PlaceEntry(FoundPlace place) -> place.row();
            };
        }
    }
}
