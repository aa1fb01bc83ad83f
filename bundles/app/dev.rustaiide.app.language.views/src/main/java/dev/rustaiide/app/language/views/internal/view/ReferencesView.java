package dev.rustaiide.app.language.views.internal.view;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;

import dev.rustaiide.app.ui.components.EmptyText;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.IconButton;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.workbench.CommandId;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Editors;
import dev.rustaiide.app.workbench.FileNames;
import dev.rustaiide.app.workbench.ListedPlaces;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.language.views.internal.ask.ReferenceSearch;
import dev.rustaiide.app.language.views.internal.ask.ReferenceSearch.Found;
import dev.rustaiide.app.ui.components.PlaceList;
import dev.rustaiide.app.ui.components.PopupMenu;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;

/** Where a name is used, by file. */
public final class ReferencesView {
    private final ReferenceSearch search;
    private final Commands commands;
    private final PlaceSteps steps;
    private final FileNames names;
    private final ListPanel panel;
    private final PlaceList list;
    private Call<?> followed = Call.of("");

    @Inject
    public ReferencesView(Composite parent, Look look, ReferenceSearch search, PlaceSteps steps, Editors editors,
            FileNames names, Commands commands) {
        this.commands = commands;
        this.search = search;
        this.steps = steps;
        this.names = names;
        panel = new ListPanel(parent, look, "References", "Filter by code or path");
        list = new PlaceList(parent, look, "References", new ListedPlaces(names, editors));
        panel.fill(list.control());
        commands.tip(panel.header().add(Icon.ARROW_UP, "", () -> go(-1)), "Previous", "go.previousPlace");
        commands.tip(panel.header().add(Icon.ARROW_DOWN, "", () -> go(1)), "Next", "go.nextPlace");
        panel.header().add(Icon.REFRESH, "Ask again", search::again);
        panel.header().add(Icon.COLLAPSE_ALL, "Collapse all", list.control()::collapseAll);
        IconButton[] history = new IconButton[1];
        history[0] = panel.header().add(Icon.HISTORY, "Last questions", () -> openHistory(history[0]));
        panel.filter().onChange(text -> {
            list.setFilter(text);
            tell();
        });
        panel.filter().onKey((key, state) -> key != SWT.ARROW_LEFT && key != SWT.ARROW_RIGHT && key != SWT.HOME
                && key != SWT.END && list.control().handleKey(key, 0));
        Runnable update = this::update;
        search.onChange(update);
        parent.addListener(SWT.Dispose, event -> search.removeListener(update));
        update();
    }

    @Focus
    void focus() {
        list.control().setFocus();
    }

    private void go(int step) {
        steps.filled(list::step);
        list.step(step);
    }

    private void update() {
        if (panel.body().isDisposed()) {
            return;
        }
        Optional<Found> shown = search.shown();
        list.show(shown.map(Found::places).orElse(List.of()));
        shown.ifPresent(found -> {
            if (found.running() != followed) {
                followed = found.running();
                panel.follow("Looking for references to " + found.spot().title(), followed);
            }
            if (found.count() > 0) {
                steps.filled(list::step);
            }
        });
        tell();
    }

    private void tell() {
        Optional<Found> shown = search.shown();
        panel.header().setTitle(shown.map(found -> "References to " + found.spot().title()).orElse("References"));
        panel.header().setDetail(shown.filter(found -> found.count() > 0).map(this::detail).orElse(""));
        list.setEmpty(shown.map(this::nothing).orElseGet(() -> EmptyText.of(
                "Where a name is used is shown here. Put the caret on a name and find its references"
                        + commands.withKeys("", new CommandId("go.references")) + '.')));
    }

    private String detail(Found found) {
        String count = list.groups().count();
        String of = list.isFiltered() ? " of " + found.count() : "";
        return count + of + (found.isDone() ? "" : " so far")
                + (found.isSyntactic() ? " · by name only: other things of this name may be among them" : "");
    }

    private EmptyText nothing(Found found) {
        if (!found.isDone()) {
            return EmptyText.of("Looking for references to " + found.spot().title() + "…");
        }
        if (found.count() > 0) {
            return EmptyText.of("None of the " + found.count() + " references has this in its line or path.",
                    "Show all", () -> panel.filter().setText(""));
        }
        if (found.failure().isPresent()) {
            Failure failure = found.failure().get();
            return EmptyText.of(failure.what() + " " + failure.why(), "Ask again", search::again);
        }
        return found.running().isDone() && found.sources().isEmpty() ? EmptyText.of(
                "Nobody knows a reference to " + found.spot().title() + ". A language server that still loads may "
                        + "know some later.", "Ask again", search::again)
                : EmptyText.of(found.spot().title() + " is used nowhere.", "Ask again", search::again);
    }

    private void openHistory(IconButton button) {
        PopupMenu menu = new PopupMenu(button);
        for (Found found : search.history()) {
            menu.add(found.spot().title() + " in " + names.shown(found.spot().file()), found.count() + "",
                    () -> search.show(found));
        }
        if (search.history().isEmpty()) {
            menu.add("Nothing was asked yet", "", false, () -> { });
        }
        Rectangle area = button.getBounds();
        menu.open(button.getParent().toDisplay(new Point(area.x, area.y + area.height)));
    }
}
