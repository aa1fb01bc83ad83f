package dev.rustaiide.app.explorer.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Commands;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class ExplorerAddon {
    private final IEclipseContext context;

    @Inject
    public ExplorerAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands) {
        context.set(ExplorerFiles.class, ContextInjectionFactory.make(ExplorerFiles.class, context));
        ContextInjectionFactory.make(ExplorerCommands.class, context).addTo(commands);
    }
}
