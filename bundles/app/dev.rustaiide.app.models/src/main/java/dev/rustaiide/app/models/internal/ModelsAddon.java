package dev.rustaiide.app.models.internal;

import jakarta.annotation.PostConstruct;

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
    void start(Panels panels, Commands commands) {
        commands.add(Command.of("models.open", MenuGroup.VIEW, "Models", "",
                () -> panels.openPage("models", "Models", PAGE)));
        commands.add(Command.of("models.quality", MenuGroup.VIEW, "Model quality", "",
                () -> panels.openPage("models.quality", "Model quality", QUALITY)));
        commands.add(Command.of("models.lineage", MenuGroup.VIEW, "Model lineage", "",
                () -> panels.openPage("models.lineage", "Model lineage", LINEAGE)));
    }
}
