package dev.rustaiide.app.language.views.internal;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.language.views.internal.ask.ActiveSymbols;
import dev.rustaiide.app.language.views.internal.ask.CodeLines;
import dev.rustaiide.app.language.views.internal.ask.HierarchyTree;
import dev.rustaiide.app.language.views.internal.ask.ReferenceSearch;
import dev.rustaiide.app.language.views.internal.ask.Spots;
import dev.rustaiide.app.language.views.internal.ask.SymbolFinder;
import dev.rustaiide.app.language.views.internal.ask.Targets;
import dev.rustaiide.app.language.views.internal.rust.ResultTabs;
import dev.rustaiide.app.language.views.internal.rust.RustCommands;
import dev.rustaiide.app.language.views.internal.servers.RequestedEdits;
import dev.rustaiide.app.language.views.internal.servers.ServerActions;
import dev.rustaiide.app.language.views.internal.servers.ServerCommands;
import dev.rustaiide.app.language.views.internal.servers.ServerStates;
import dev.rustaiide.app.language.views.internal.servers.ServerStatus;
import dev.rustaiide.app.language.views.internal.servers.ShownServer;
import dev.rustaiide.app.workbench.Commands;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class LanguageAddon {
    private final IEclipseContext context;

    @Inject
    public LanguageAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start() {
        make(Spots.class);
        make(CodeLines.class);
        make(ActiveSymbols.class);
        make(ReferenceSearch.class);
        make(HierarchyTree.class);
        make(Targets.class);
        make(SymbolFinder.class);
        Commands commands = context.get(Commands.class);
        make(LanguageCommands.class).addTo(commands);
        make(ServerStates.class);
        make(ShownServer.class);
        make(ServerActions.class);
        make(ServerStatus.class);
        make(ServerCommands.class).addTo(commands);
        make(ResultTabs.class);
        make(RustCommands.class).addTo(commands);
        make(RequestedEdits.class);
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
