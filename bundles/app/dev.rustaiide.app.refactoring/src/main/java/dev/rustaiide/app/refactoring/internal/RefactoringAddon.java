package dev.rustaiide.app.refactoring.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.swt.widgets.Display;

import dev.rustaiide.app.refactoring.Reviews;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.ProposedChanges;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class RefactoringAddon {
    private final IEclipseContext context;

    @Inject
    public RefactoringAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Display display, Commands commands) {
        WorkspaceChanges changes = ContextInjectionFactory.make(WorkspaceChanges.class, context);
        context.set(WorkspaceChanges.class, changes);
        context.set(ProposedChanges.class, changes);
        context.set(Reviews.class, changes);
        ContextInjectionFactory.make(RefactorCommands.class, context).addTo(commands);
    }
}
