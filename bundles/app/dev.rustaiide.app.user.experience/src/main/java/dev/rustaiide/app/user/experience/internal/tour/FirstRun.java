package dev.rustaiide.app.user.experience.internal.tour;

import jakarta.inject.Inject;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.StartRequest;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Offers the tour when the product is started for the first time, unless people came with something to do. */
@Creatable
public final class FirstRun {
    private final TourProgress progress;
    private final boolean busy;
    private final Ui ui;

    @Inject
    public FirstRun(IEclipseContext context, StandardPaths paths, Ui ui) {
        StartRequest asked = context.get(StartRequest.class);
        busy = asked != null && (asked.folder().isPresent() || asked.file().isPresent());
        progress = new TourProgress(paths.state().resolve(TourPage.FILE));
        this.ui = ui;
    }

    /** Runs {@code tour} on that one start. */
    public void offer(Runnable tour) {
        if (!busy) {
            Call.start("whether this is the first start", scope -> progress.begin()).onSuccess(ui, first -> {
                if (first) {
                    tour.run();
                }
            });
        }
    }
}
