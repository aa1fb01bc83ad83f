package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.Panels;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** What the page of compared revisions shows. UI thread only. */
@Creatable
public final class ShownComparison {
    private final ShownRepository repository;
    private final Panels panels;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Shown> shown = Optional.empty();

    /** What is compared: one part mostly; of a stash, what git knew and what it did not. */
    record Shown(Path root, String title, List<Part> parts) {
        Shown {
            parts = List.copyOf(parts);
        }
    }

    /** Two sides of a repository, as {@link Comparisons} names them, and what people call them. */
    record Part(String from, String fromTitle, String to, String toTitle) {
        static Part of(String from, String to) {
            return new Part(from, title(from), to, title(to));
        }

        private static String title(String revision) {
            return revision.equals(Comparisons.DISK) ? "the files on the disk" : revision.equals(Comparisons.NOTHING)
                    ? "nothing" : revision.matches("[0-9a-f]{40}") ? revision.substring(0, 8) : revision;
        }
    }

    @Inject
    public ShownComparison(ShownRepository repository, Panels panels) {
        this.repository = repository;
        this.panels = panels;
    }

    void show(String from, String to) {
        Part part = Part.of(from, to);
        show("Comparing " + part.fromTitle() + " and " + part.toTitle(), List.of(part));
    }

    void show(String title, List<Part> parts) {
        repository.status().map(RepositoryStatus::root).ifPresent(root -> {
            shown = Optional.of(new Shown(root, title, parts));
            panels.openPage(ComparedPage.ID, "Compared", ComparedPage.CLASS);
            List.copyOf(listeners).forEach(Runnable::run);
        });
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
