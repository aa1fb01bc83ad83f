package dev.rustaiide.app.models.internal;

import jakarta.annotation.PostConstruct;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;

/** Adds the page. Nothing of models is made before somebody opens it. */
public final class ModelsAddon {
    private static final String QUALITY = "bundleclass://dev.rustaiide.app.models/" + QualityPage.class.getName();
    private static final String LINEAGE = "bundleclass://dev.rustaiide.app.models/" + LineagePage.class.getName();
    private static final String PAGE = "bundleclass://dev.rustaiide.app.models/" + ModelsPage.class.getName();

    @PostConstruct
    void start(Panels panels, Commands commands, MApplication application) {
        IEclipseContext context = application.getContext();
        RankerSearch search = ContextInjectionFactory.make(RankerSearch.class, context);
        context.set(RankerSearch.class, search);
        commands.add(Command.of("models.open", MenuGroup.VIEW, "Models", "",
                () -> panels.openPage("models", "Models", PAGE)));
        commands.add(Command.of("models.quality", MenuGroup.VIEW, "Model quality", "",
                () -> panels.openPage("models.quality", "Model quality", QUALITY)));
        commands.add(Command.when("models.tune", MenuGroup.RUN, "Tune the ranker…", "",
                () -> search.running().isEmpty(), () -> panels.shell().ifPresent(shell -> {
                    search.ask(shell);
                    if (search.running().isPresent()) {
                        panels.openPage("models.quality", "Model quality", QUALITY);
                    }
                })));
        commands.add(Command.of("models.lineage", MenuGroup.VIEW, "Model lineage", "",
                () -> panels.openPage("models.lineage", "Model lineage", LINEAGE)));
    }
}
