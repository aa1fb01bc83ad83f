package dev.rustaiide.app.language.views.internal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.Activation;
import dev.rustaiide.app.ui.components.ClipboardText;
import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowModel;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Entry;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Node;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree.Note;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.types.Location;

/** Who calls whom, or which type descends from which, as a tree that is asked for as it is opened. */
public final class HierarchyView {
    private final Commands commands;
    private final HierarchyTree tree;
    private final Editors editors;
    private final ListPanel panel;
    private final RowView<Entry> rows;
    private final IconButton turn;
    private Call<?> followed = Call.of("");
    private List<Node> opened = List.of();

    @Inject
    public HierarchyView(Composite parent, Look look, HierarchyTree tree, Editors editors, Commands commands) {
        this.commands = commands;
        this.tree = tree;
        this.editors = editors;
        panel = new ListPanel(parent, look, "Hierarchy", "Filter by name or file");
        rows = new RowView<>(parent, look, "Hierarchy", new Model(), false);
        panel.fill(rows);
        turn = panel.header().add(Icon.ARROW_UP_DOWN, "The other way round", tree::turn);
        panel.header().add(Icon.REFRESH, "Ask again", tree::again);
        panel.header().add(Icon.COLLAPSE_ALL, "Collapse all", rows::collapseAll);
        panel.filter().onChange(text -> rows.refresh());
        rows.onActivate(this::activate);
        rows.onContextMenu((selected, at) -> selected.stream().findFirst().ifPresent(entry -> openMenu(entry, at)));
        Runnable update = this::update;
        tree.onChange(update);
        parent.addListener(SWT.Dispose, event -> tree.removeListener(update));
        update();
    }

    @Focus
    void focus() {
        rows.setFocus();
    }

    private void update() {
        if (panel.body().isDisposed()) {
            return;
        }
        if (tree.running() != followed) {
            followed = tree.running();
            panel.follow("Asking for " + words(tree.direction()), followed);
        }
        if (!tree.roots().equals(opened)) {
            opened = tree.roots();
            // So that the first level is asked for at once.
            rows.open(opened);
            rows.refresh();
            rows.selectFirst();
        }
        panel.header().setTitle(tree.spot().map(spot -> title(tree.direction(), spot.title())).orElse("Hierarchy"));
        panel.header().setDetail(tree.isSyntactic() ? "by name only" : "");
        turn.setName("Show " + words(opposite(tree.direction())) + " instead");
        turn.setVisible(tree.spot().isPresent());
        rows.setEmpty(nothing());
        rows.refresh();
    }

    private EmptyText nothing() {
        if (tree.spot().isEmpty()) {
            return EmptyText.of("Put the caret on a function to see what calls it"
                    + commands.withKeys("", new CommandId("go.callers")) + ", or on a type to see what descends from it"
                    + commands.withKeys("", new CommandId("go.subtypes")) + '.');
        }
        String name = tree.spot().get().title();
        if (!tree.running().isDone()) {
            return EmptyText.of("Asking for " + words(tree.direction()) + " of " + name + "…");
        }
        Optional<Failure> failure = tree.failure();
        return failure.map(reason -> EmptyText.of(reason.what() + " " + reason.why(), "Ask again", tree::again))
                .orElseGet(() -> EmptyText.of("Nobody knows " + words(tree.direction()) + " of " + name
                        + ". It takes a language server that is ready.", "Ask again", tree::again));
    }

    private static String title(Direction way, String name) {
        String words = words(way);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " of " + name;
    }

    private static String words(Direction way) {
        return way.name().toLowerCase(Locale.ROOT);
    }

    private static Direction opposite(Direction way) {
        return switch (way) {
            case CALLERS -> Direction.CALLEES;
            case CALLEES -> Direction.CALLERS;
            case SUPERTYPES -> Direction.SUBTYPES;
            case SUBTYPES -> Direction.SUPERTYPES;
        };
    }

    private void activate(Entry entry, Activation how) {
        switch (entry) {
            case Node node -> editors.open(node.place());
            case Note note when note.failed() && how != Activation.CLICK -> tree.retry(note.under());
            case Note note -> { }
        }
    }

    private void openMenu(Entry entry, Point at) {
        if (entry instanceof Node node) {
            new PopupMenu(rows).add("Go to", "Enter", () -> editors.open(node.place()))
                    .add("Go to its name", "", () -> editors.open(node.what().location()))
                    .line().add("Copy name", "", () -> copy(node.what().name()))
                    .add("Copy place", "", () -> copy(node.place().toString())).open(at);
        }
    }

    private void copy(String text) {
        ClipboardText.put(rows.getDisplay(), text);
    }

    private final class Model implements RowModel<Entry> {
        @Override
        public List<Entry> roots() {
            return new ArrayList<>(tree.roots());
        }

        @Override
        public boolean hasChildren(Entry entry) {
            return entry instanceof Node node && !node.isRecursive();
        }

        @Override
        public List<Entry> children(Entry entry) {
            List<Entry> all = entry instanceof Node node ? tree.children(node) : List.of();
            String wanted = panel.filter().text().strip().toLowerCase(Locale.ROOT);
            return wanted.isEmpty() ? all : all.stream().filter(child -> fits(child, wanted)).toList();
        }

        /** What has the filter's text, or has it below as far as that is known. */
        private boolean fits(Entry entry, String wanted) {
            if (!(entry instanceof Node node)) {
                return true;
            }
            String text = node.what().name() + " " + node.place().file().getFileName();
            return text.toLowerCase(Locale.ROOT).contains(wanted) || tree.known(node).stream()
                    .anyMatch(child -> child instanceof Node && fits(child, wanted));
        }

        @Override
        public Row row(Entry entry) {
            return switch (entry) {
                case Node node -> nodeRow(node);
                case Note note -> Row.of(new Glyph(note.failed() ? Icon.WARNING : Icon.INFORMATION,
                        note.failed() ? Token.WARNING : Token.MUTED), note.text()).color(Token.MUTED);
            };
        }

        private Row nodeRow(Node node) {
            Location place = node.place();
            String where = Objects.toString(place.file().getFileName(), "") + ":" + (place.range().start().line() + 1);
            String detail = node.what().detail();
            Row row = Row.of(Glyph.ofSymbol(node.what().kind()), node.what().name())
                    .detail(detail.isEmpty() ? where : detail + "  " + where).hint(place.toString());
            if (node.isRecursive()) {
                return row.badge("stands above already", Token.MUTED);
            }
            return node.places() > 1 ? row.badge(node.places() + " calls", Token.MUTED) : row;
        }
    }
}
