package dev.rustaiide.app.projects.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Commands;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class ProjectsAddon {
    private final IEclipseContext context;

    @Inject
    public ProjectsAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands) {
        ContextInjectionFactory.make(ProjectCommands.class, context).addTo(commands);
    }
}
