package dev.rustaiide.app.cargo.internal;

import java.util.function.BooleanSupplier;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;

/** Puts what the view and its commands share into the window's context, behind the workbench. */
public final class CargoAddon {
    private final IEclipseContext context;

    @Inject
    public CargoAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, Panels panels) {
        ShownCargo shown = make(ShownCargo.class);
        CargoActions actions = make(CargoActions.class);
        DependencyActions needs = make(DependencyActions.class);
        BooleanSupplier there = () -> shown.workspace().isPresent();
        add(commands, there, "cargo.target", "Run a program, example, test or benchmark…", "Ctrl+K Ctrl+U",
                actions::pickTarget);
        add(commands, there, "cargo.arguments", "Run a program with arguments…", "", actions::pickWithArguments);
        add(commands, there, "cargo.features", "Choose features…", "Ctrl+K Ctrl+X", actions::pickFeature);
        add(commands, there, "cargo.add", "Add a dependency…", "Ctrl+K Ctrl+L", needs::add);
        add(commands, there, "cargo.member", "New member of the workspace…", "", needs::newMember);
        add(commands, there, "cargo.update", "Update Cargo.lock…", "", needs::update);
        add(commands, there, "cargo.fixAll", "Fix all that has a safe fix…", "Ctrl+K Ctrl+Q", needs::fixAll);
        add(commands, there, "cargo.dependencies", "Show dependencies", "", () -> panels.openPage(DependenciesPage.ID,
                "Dependencies", DependenciesPage.CONTRIBUTION));
        ReportActions reports = make(ReportActions.class);
        add(commands, there, "cargo.times", "Show build times", "", () -> panels.openPage(ReportPage.TIMES,
                "Build times", ReportPage.Times.CONTRIBUTION));
        add(commands, there, "cargo.size", "Show size of a program by crate", "", () -> panels.openPage(ReportPage.SIZE,
                "Size", ReportPage.Size.CONTRIBUTION));
        add(commands, there, "cargo.expand", "Expand the macros of this target", "", reports::expand);
        add(commands, there, "cargo.profile", "Choose the build profile…", "", actions::pickProfile);
        add(commands, there, "cargo.toolchain", "Choose the toolchain…", "", actions::pickToolchain);
    }

    private static void add(Commands commands, BooleanSupplier enabled, String id, String title, String keys,
            Runnable action) {
        commands.add(Command.when(id, MenuGroup.CARGO, title, keys, enabled, action));
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
