package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Panels;

/** Which change of which file the page of differences shows. UI thread only. */
@Creatable
public final class ShownChange {
    static final String PAGE = "git.change";
    private static final String CLASS = "bundleclass://dev.rustaiide.app.git/" + ChangePage.class.getName();

    private final Panels panels;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();

    /**
     * A file in one of its two changes.
     *
     * @param staged whether it is what the next commit does to it
     */
    record Shown(Path root, String path, boolean staged) {}

    @Inject
    public ShownChange(Panels panels) {
        this.panels = panels;
    }

    void show(Path root, String path, boolean staged) {
        shown = Optional.of(new Shown(root, path, staged));
        panels.openPage(PAGE, "Changes", CLASS);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    Optional<Shown> shown() {
        return shown;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
