package dev.rustaiide.app.comparison.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Panels;

/** Whose local history is shown. UI thread only. */
@Creatable
public final class Histories {
    private static final String PAGE = "history";
    private static final String CLASS = "bundleclass://dev.rustaiide.app.comparison/" + HistoryPage.class.getName();

    private final Panels panels;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Path> place = Optional.empty();

    @Inject
    public Histories(Panels panels) {
        this.panels = panels;
    }

    /** Shows the history of a file, or of all files of a folder. */
    void open(Path of) {
        place = Optional.of(of);
        panels.openPage(PAGE, "Local history", CLASS);
        listeners.forEach(Runnable::run);
    }

    Optional<Path> place() {
        return place;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
