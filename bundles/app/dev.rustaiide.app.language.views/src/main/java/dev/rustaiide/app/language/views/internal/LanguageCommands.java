package dev.rustaiide.app.language.views.internal;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.language.views.internal.ask.HierarchyTree;
import dev.rustaiide.app.language.views.internal.ask.ReferenceSearch;
import dev.rustaiide.app.language.views.internal.ask.Spot;
import dev.rustaiide.app.language.views.internal.ask.Spots;
import dev.rustaiide.app.language.views.internal.ask.SymbolFinder;
import dev.rustaiide.app.language.views.internal.ask.Targets;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.Toast;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.SearchEverywhere;
import dev.rustaiide.foundation.language.HierarchyNode.Direction;
import dev.rustaiide.foundation.language.Target;

/** What people ask about the name at the caret, and where they go from there. */
@Creatable
public final class LanguageCommands {
    private static final String REFERENCES = "dev.rustaiide.references";
    private static final String HIERARCHY = "dev.rustaiide.hierarchy";

    private final Spots spots;
    private final Targets targets;
    private final ReferenceSearch references;
    private final HierarchyTree hierarchy;
    private final SymbolFinder symbols;
    private final SearchEverywhere everywhere;
    private final Panels panels;
    private final Look look;

    @Inject
    public LanguageCommands(Spots spots, Targets targets, ReferenceSearch references, HierarchyTree hierarchy,
            SymbolFinder symbols, SearchEverywhere everywhere, Panels panels, Look look) {
        this.spots = spots;
        this.targets = targets;
        this.references = references;
        this.hierarchy = hierarchy;
        this.symbols = symbols;
        this.everywhere = everywhere;
        this.panels = panels;
        this.look = look;
    }

    public void addTo(Commands commands) {
        go(commands, "go.declaration", "Go to declaration", "", Target.Relation.DECLARATION);
        go(commands, "go.typeDefinition", "Go to type definition", "", Target.Relation.TYPE);
        go(commands, "go.implementation", "Go to implementation", "Ctrl+F12", Target.Relation.IMPLEMENTATION);
        go(commands, "go.parentModule", "Go to parent module", "", Target.Relation.PARENT_MODULE);
        at(commands, "go.references", "Find references", "Shift+F12", () -> atName(spot -> {
            panels.showPart(REFERENCES);
            references.ask(spot);
        }));
        at(commands, "go.callers", "Show call hierarchy", "Shift+Alt+H", () -> hierarchy(Direction.CALLERS));
        at(commands, "go.subtypes", "Show type hierarchy", "Ctrl+K Ctrl+H", () -> hierarchy(Direction.SUPERTYPES));
        everywhere.add('@', "symbols here", symbols::inFile);
        everywhere.add('#', "in the folder", symbols::inFolder);
        commands.add(Command.of("go.symbol", MenuGroup.GO, "Go to symbol in file…", "Ctrl+Shift+O",
                () -> everywhere.open("@")));
        commands.add(Command.of("go.symbolInFolder", MenuGroup.GO, "Go to symbol in folder…", "Ctrl+T",
                () -> everywhere.open("#")));
        commands.add(Command.of("view.references", MenuGroup.VIEW, "References", "",
                () -> panels.togglePart(REFERENCES)));
        commands.add(Command.of("view.hierarchy", MenuGroup.VIEW, "Hierarchy", "",
                () -> panels.togglePart(HIERARCHY)));
    }

    private void go(Commands commands, String id, String title, String keys, Target.Relation relation) {
        at(commands, id, title, keys, () -> targets.go(relation));
    }

    private void at(Commands commands, String id, String title, String keys, Runnable action) {
        commands.add(Command.when(id, MenuGroup.GO, title, keys, () -> spots.atCaret().isPresent(), action));
    }

    private void hierarchy(Direction way) {
        atName(spot -> {
            panels.showPart(HIERARCHY);
            hierarchy.start(spot, way);
        });
    }

    private void atName(Consumer<Spot> use) {
        spots.atCaret().ifPresent(spot -> {
            if (spot.name().isEmpty()) {
                panels.shell().ifPresent(shell -> Toast.say(shell, look, "Put the caret on a name first."));
            } else {
                use.accept(spot);
            }
        });
    }
}
