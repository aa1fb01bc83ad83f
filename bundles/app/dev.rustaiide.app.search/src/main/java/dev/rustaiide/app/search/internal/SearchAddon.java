package dev.rustaiide.app.search.internal;

import jakarta.annotation.PostConstruct;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;

/** Adds the commands, and what is known to the panel, behind the workbench and before anything is drawn. */
public final class SearchAddon {
    @PostConstruct
    void start(MApplication application, Commands commands, Panels panels) {
        IEclipseContext context = application.getContext();
        var search = ContextInjectionFactory.make(MeaningSearch.class, context);
        context.set(MeaningSearch.class, search);
        commands.add(Command.of("search.meaning", MenuGroup.GO, "Search by meaning…", "Ctrl+K Ctrl+F", () -> {
            panels.showPart(MeaningView.ID);
            search.enter();
        }));
        commands.add(Command.of("view.meaning", MenuGroup.VIEW, "Search by meaning", "",
                () -> panels.togglePart(MeaningView.ID)));
    }
}
