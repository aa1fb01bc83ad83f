package dev.rustaiide.app.workbench.internal.commands;

import java.util.Locale;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.KeyContext;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.PlaceSteps;
import dev.rustaiide.app.workbench.internal.Appearance;
import dev.rustaiide.app.workbench.internal.Openings;
import dev.rustaiide.app.workbench.internal.window.Journey;
import dev.rustaiide.app.workbench.internal.window.PartEditors;
import dev.rustaiide.app.workbench.internal.window.Pickers;
import dev.rustaiide.app.workbench.internal.window.SideViews;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.BottomPart;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.Panel;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;

/** What is shown, and going from place to place. */
@Creatable
public final class ViewCommands {
    private final WindowLayout layout;
    private final PartEditors editors;
    private final SideViews side;
    private final Pickers pickers;
    private final Appearance appearance;
    private final Openings openings;
    private final Journey journey;
    private final PlaceSteps steps;

    @Inject
    public ViewCommands(WindowLayout layout, PartEditors editors, SideViews side, Pickers pickers,
            Appearance appearance, Openings openings, Journey journey, PlaceSteps steps) {
        this.layout = layout;
        this.editors = editors;
        this.side = side;
        this.pickers = pickers;
        this.appearance = appearance;
        this.openings = openings;
        this.journey = journey;
        this.steps = steps;
    }

    public void addTo(Commands commands) {
        for (SideViews.Kind kind : SideViews.Kind.values()) {
            commands.add(Command.of(kind.command().value(), MenuGroup.VIEW, kind.title(), kind.keys(),
                    () -> side.show(kind)));
        }
        commands.add(Command.of("view.problems", MenuGroup.VIEW, "Problems", "Ctrl+Shift+M",
                () -> toggleBottom(BottomPart.PROBLEMS)));
        commands.add(Command.of("view.output", MenuGroup.VIEW, "Output", "Ctrl+Shift+Y",
                () -> toggleBottom(BottomPart.OUTPUT)));
        commands.add(Command.of("view.side", MenuGroup.VIEW, "Show or hide side panel", "Ctrl+B",
                () -> layout.toggle(Panel.SIDE)));
        commands.add(Command.of("view.bottom", MenuGroup.VIEW, "Show or hide bottom panel", "Ctrl+J",
                () -> layout.toggle(Panel.BOTTOM)));
        commands.add(Command.of("view.right", MenuGroup.VIEW, "Show or hide right panel", "Ctrl+Alt+B",
                () -> layout.toggle(Panel.RIGHT)));
        commands.add(Command.when("view.splitRight", MenuGroup.VIEW, "Split editor to the right", "Ctrl+\\",
                () -> editors.activePart().isPresent(), () -> editors.splitActive(false)));
        commands.add(Command.when("view.splitDown", MenuGroup.VIEW, "Split editor below", "Ctrl+K Ctrl+\\",
                () -> editors.activePart().isPresent(), () -> editors.splitActive(true)));
        addTheme(commands, ThemeChoice.SYSTEM, "Use the system's theme");
        addTheme(commands, ThemeChoice.LIGHT, "Use light theme");
        addTheme(commands, ThemeChoice.DARK, "Use dark theme");
        addTheme(commands, ThemeChoice.HIGH_CONTRAST, "Use high-contrast theme");
        commands.add(Command.of("view.start", MenuGroup.VIEW, "Start page", "", openings::showStart));
        addGo(commands);
    }

    private void addGo(Commands commands) {
        commands.add(Command.of("go.everywhere", MenuGroup.GO, "Go to file…", "Ctrl+P", () -> pickers.open("")));
        commands.add(Command.of("go.command", MenuGroup.GO, "Run command…", "Ctrl+Shift+P | F1",
                () -> pickers.open(">")));
        commands.add(Command.of("go.line", MenuGroup.GO, "Go to line…", "Ctrl+G", () -> pickers.open(":")));
        commands.add(Command.when("go.back", MenuGroup.GO, "Back", "Alt+Left", journey::canGoBack, journey::back));
        commands.add(Command.when("go.forward", MenuGroup.GO, "Forward", "Alt+Right", journey::canGoForward,
                journey::forward));
        commands.add(Command.when("go.nextPlace", MenuGroup.GO, "Next place in the list", "F4", steps::hasAny,
                () -> steps.step(1)));
        commands.add(Command.when("go.previousPlace", MenuGroup.GO, "Previous place in the list", "Shift+F4",
                steps::hasAny, () -> steps.step(-1)));
        commands.add(Command.when("go.editor", MenuGroup.GO, "Back to the editor", "Escape", this::isElsewhere,
                () -> editors.activePart().ifPresent(part -> layout.partService().activate(part, true)))
                .within(KeyContext.of("outside editors")));
    }

    private void addTheme(Commands commands, ThemeChoice choice, String title) {
        commands.add(Command.of("view.theme." + choice.name().toLowerCase(Locale.ROOT).replace('_', '.'),
                MenuGroup.VIEW, title, "", () -> appearance.choose(choice)));
    }

    private void toggleBottom(BottomPart part) {
        if (layout.isInFront(part)) {
            layout.show(Panel.BOTTOM, false);
        } else {
            layout.showBottom(part);
        }
    }

    private boolean isElsewhere() {
        return editors.activePart().isPresent() && layout.shell().map(shell -> shell.getDisplay().getFocusControl())
                .filter(focus -> !editors.hasFocus(focus) && focus.getShell() == layout.shell().orElse(null))
                .isPresent();
    }
}
