package dev.rustaiide.app.git.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

/** Puts what the view and its pages share into the window's context, behind the workbench. */
public final class GitAddon {
    private final IEclipseContext context;

    @Inject
    public GitAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start() {
        make(ShownRepository.class);
        make(ShownChange.class);
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
