package dev.rustaiide.app.git.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Panels;

/** Which commit people want to see in the history. UI thread only. */
@Creatable
public final class ShownCommit {
    private final Panels panels;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<String> wanted = Optional.empty();

    @Inject
    public ShownCommit(Panels panels) {
        this.panels = panels;
    }

    /** Opens the history and brings the commit called {@code id} into view, once it is read. */
    public void show(String id) {
        wanted = Optional.of(id);
        panels.openPage(GitHistoryPage.ID, "History", GitHistoryPage.CLASS);
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** The commit that is still to be brought into view. */
    Optional<String> wanted() {
        return wanted;
    }

    /** It is in view, or there is no such commit. */
    void found() {
        wanted = Optional.empty();
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
