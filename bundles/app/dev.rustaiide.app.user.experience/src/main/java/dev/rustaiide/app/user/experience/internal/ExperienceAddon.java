package dev.rustaiide.app.user.experience.internal;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.ContextInjectionFactory;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.MApplication;

import dev.rustaiide.app.user.experience.internal.tour.FirstRun;
import dev.rustaiide.app.user.experience.internal.tour.TourPage;
import dev.rustaiide.app.workbench.Command;
import dev.rustaiide.app.workbench.Commands;
import dev.rustaiide.app.workbench.MenuGroup;
import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.app.workbench.Ui;

/** Puts what this bundle has into the window. */
public final class ExperienceAddon {
    private static final String PAGES = "bundleclass://dev.rustaiide.app.user.experience/";

    private final IEclipseContext context;

    @Inject
    public ExperienceAddon(MApplication application) {
        context = application.getContext();
    }

    @PostConstruct
    void start(Ui ui, Commands commands, Panels panels) {
        Runnable tour = () -> panels.openPage(TourPage.ID, "Tour", PAGES + TourPage.class.getName());
        commands.add(Command.of("help.tour", MenuGroup.HELP, "Take the three-minute tour", "", tour));
        commands.add(Command.of("help.pauses", MenuGroup.HELP, "Pauses of the window", "",
                () -> panels.openPage(PausesPage.ID, "Pauses", PAGES + PausesPage.class.getName())));
        make(CodeZoom.class).addTo(commands);
        // From then on: until the window is open nobody could wait for its answer.
        ui.execute(() -> {
            make(UiWatch.class);
            make(FirstRun.class).offer(tour);
        });
    }

    private <T> T make(Class<T> type) {
        T made = ContextInjectionFactory.make(type, context);
        context.set(type, made);
        return made;
    }
}
