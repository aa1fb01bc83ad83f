package dev.rustaiide.app.ui.components;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.types.Location;

/**
 * Places in files with their lines of code, by file. Who moves through them or clicks one looks at it and stays in the
 * list; Enter and a double click go there. UI thread only.
 */
public final class PlaceList {
    /** So many files are open at once; of more, people choose. */
    private static final int OPENED = 50;
    /** Who holds a key down sees where it stops. */
    private static final Duration REST = Duration.ofMillis(120);

    private final RowView<Entry> rows;
    private final Owner owner;
    private final Debounce rest;
    private List<FoundPlace> all = List.of();
    private PlaceGroups groups = PlaceGroups.NONE;
    private String filter = "";

    /** What its places mean to the window around it. */
    public interface Owner {
        /** Goes to {@code place}. */
        void open(Location place);

        /** Shows {@code place} until another is looked at; with {@code focus} the keyboard goes there as well. */
        void look(Location place, boolean focus);

        /** Shows {@code file}. */
        void open(Path file);

        /** The path of {@code file} as people see it. */
        String path(Path file);

        /** That of the folder it lies in. */
        String folder(Path file);
    }

    /** {@code name} is for screen readers. */
    public PlaceList(Composite parent, Look look, String name, Owner owner) {
        this.owner = owner;
        rows = new RowView<>(parent, look, name, new Model(), false);
        rest = new Debounce(REST, parent.getDisplay()::asyncExec, this::look);
        rows.onActivate(this::activate);
        rows.onSelect(selected -> rest.trigger());
        rows.onContextMenu((selected, at) -> selected.stream().findFirst().ifPresent(entry -> openMenu(entry, at)));
    }

    public RowView<?> control() {
        return rows;
    }

    /** What it says while it has no places. */
    public void setEmpty(EmptyText text) {
        rows.setEmpty(text);
    }

    /** Shows {@code places} in the place of what was there. */
    public void show(List<FoundPlace> places) {
        all = List.copyOf(places);
        group();
    }

    /** Shows those alone whose line or path has the words of {@code text}. */
    public void setFilter(String text) {
        filter = text;
        group();
    }

    /** What is shown. */
    public PlaceGroups groups() {
        return groups;
    }

    public boolean isFiltered() {
        return !filter.isBlank();
    }

    private void group() {
        if (rows.isDisposed()) {
            return;
        }
        groups = new PlaceGroups(all, filter, owner::path);
        if (groups.files().size() <= OPENED) {
            rows.open(groups.files());
        }
        rows.refresh();
    }

    /** Selects the place {@code step} further than the one that is selected, and goes there; whether there is any. */
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
            owner.look(place.location(), true);
        });
        return to.isPresent();
    }

    private void look() {
        if (!rows.isDisposed() && rows.isFocusControl()
                && rows.current().orElse(null) instanceof PlaceEntry(FoundPlace place)) {
            owner.look(place.location(), false);
        }
    }

    private void activate(Entry entry, Activation how) {
        rest.cancel();
        switch (entry) {
            case FileEntry(Path file) when how != Activation.CLICK -> owner.open(file);
            case FileEntry file -> { }
            case PlaceEntry(FoundPlace place) when how == Activation.CLICK -> owner.look(place.location(), false);
            case PlaceEntry(FoundPlace place) -> owner.open(place.location());
        }
    }

    private void openMenu(Entry entry, Point at) {
        PopupMenu menu = new PopupMenu(rows);
        menu.add("Go to", "Enter", () -> activate(entry, Activation.ENTER));
        switch (entry) {
            case FileEntry(Path file) -> menu.add("Copy path", "", () -> copy(file.toString()))
                    .add("Copy all lines", "", () -> copy(lines(groups.in(file))));
            case PlaceEntry(FoundPlace place) -> menu.add("Copy line", "", () -> copy(place.line().strip()))
                    .add("Copy place", "", () -> copy(place.location().toString()));
        }
        menu.line().add("Collapse all", "", rows::collapseAll).open(at);
    }

    private void copy(String text) {
        ClipboardText.put(rows.getDisplay(), text);
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
                    yield Row.of(Glyph.ofFile(name), name).detail(owner.folder(file))
                            .badge(String.valueOf(groups.in(file).size()), Token.MUTED);
                }
                case PlaceEntry(FoundPlace place) -> place.row();
            };
        }
    }
}
