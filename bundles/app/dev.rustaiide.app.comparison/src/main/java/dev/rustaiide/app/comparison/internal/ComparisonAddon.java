package dev.rustaiide.app.comparison.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.Comparing;
import dev.rustaiide.app.workbench.FileMenu;

/** Puts what this bundle has for the window into its context, behind the workbench and before anything is drawn. */
public final class ComparisonAddon {
    private final IEclipseContext context;

    @Inject
    public ComparisonAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Commands commands, FileMenu menu) {
        context.set(Comparing.class, make(Comparisons.class));
        make(Histories.class);
        make(HistoryRecorder.class);
        make(CompareCommands.class).addTo(commands, menu);
        make(HistoryCommands.class).addTo(commands, menu);
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
