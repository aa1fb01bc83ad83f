package dev.rustaiide.app.workbench.internal.commands;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.internal.language.HierarchyTree;
import dev.rustaiide.app.workbench.internal.language.PlaceSteps;
import dev.rustaiide.app.workbench.internal.language.ReferenceSearch;
import dev.rustaiide.app.workbench.internal.language.Spot;
import dev.rustaiide.app.workbench.internal.language.Spots;
import dev.rustaiide.app.workbench.internal.language.Targets;
import dev.rustaiide.app.workbench.internal.window.WindowLayout;
import dev.rustaiide.app.workbench.internal.window.WindowLayout.BottomPart;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.Target;

/** What people ask about the name at the caret, and where they go from there. */
@Creatable
public final class LanguageCommands {
    private final Spots spots;
    private final Targets targets;
    private final ReferenceSearch references;
    private final HierarchyTree hierarchy;
    private final PlaceSteps steps;
    private final WindowLayout layout;

    @Inject
    public LanguageCommands(Spots spots, Targets targets, ReferenceSearch references, HierarchyTree hierarchy,
            PlaceSteps steps, WindowLayout layout) {
        this.spots = spots;
        this.targets = targets;
        this.references = references;
        this.hierarchy = hierarchy;
        this.steps = steps;
        this.layout = layout;
    }

    public void addTo(Commands commands) {
        go(commands, "go.declaration", "Go to declaration", "", Target.Relation.DECLARATION);
        go(commands, "go.typeDefinition", "Go to type definition", "", Target.Relation.TYPE);
        go(commands, "go.implementation", "Go to implementation", "Ctrl+F12", Target.Relation.IMPLEMENTATION);
        go(commands, "go.parentModule", "Go to parent module", "", Target.Relation.PARENT_MODULE);
        at(commands, "go.references", "Find references", "Shift+F12", () -> spots.atCaret().ifPresent(spot -> {
            layout.showBottom(BottomPart.REFERENCES);
            references.ask(spot);
        }));
        at(commands, "go.callers", "Show call hierarchy", "Shift+Alt+H", () -> hierarchy(Direction.CALLERS));
        at(commands, "go.subtypes", "Show type hierarchy", "Ctrl+K Ctrl+H", () -> hierarchy(Direction.SUPERTYPES));
        commands.add(Command.when("go.nextPlace", MenuGroup.GO, "Next place in the list", "F4", steps::hasAny,
                () -> steps.step(1)));
        commands.add(Command.when("go.previousPlace", MenuGroup.GO, "Previous place in the list", "Shift+F4",
                steps::hasAny, () -> steps.step(-1)));
    }

    private void go(Commands commands, String id, String title, String keys, Target.Relation relation) {
        at(commands, id, title, keys, () -> targets.go(relation));
    }

    private void at(Commands commands, String id, String title, String keys, Runnable action) {
        commands.add(Command.when(id, MenuGroup.GO, title, keys, () -> spots.atCaret().isPresent(), action));
    }

    private void hierarchy(Direction way) {
        spots.atCaret().ifPresent((Spot spot) -> {
            layout.showBottom(BottomPart.HIERARCHY);
            hierarchy.start(spot, way);
        });
    }
}
