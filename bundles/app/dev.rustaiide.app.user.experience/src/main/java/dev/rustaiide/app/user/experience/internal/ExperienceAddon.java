package dev.rustaiide.app.user.experience.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Ui;

/** Puts what this bundle has into the window. */
public final class ExperienceAddon {
    private final IEclipseContext context;

    @Inject
    public ExperienceAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Ui ui) {
        // From then on: until the window is open nobody could wait for its answer.
        ui.execute(() -> make(UiWatch.class));
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
