package dev.rustaiide.app.git.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Provider;

import org.eclipse.e4.core.di.annotations.Creatable;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;

/** The repository of the folder that people work in, and how it is. Nothing of Git is made before a folder is open. */
@Creatable
public final class ShownRepository {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final OpenFolders folders;
    private final Provider<RepositoryStates> states;
    private final Ui ui;
    private final Debounce later;
    private final List<Runnable> listeners = new ArrayList<>();
    private Optional<Path> folder = Optional.empty();
    private Optional<RepositoryStatus> status = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private RepositoryStates.@Nullable Following following;
    private boolean asked;

    @Inject
    public ShownRepository(OpenFolders folders, Provider<RepositoryStates> states, Ui ui) {
        this.folders = folders;
        this.states = states;
        this.ui = ui;
        this.later = new Debounce(QUIET, ui, this::follow);
        folders.onChange(later::trigger);
        later.trigger();
    }

    /** Runs {@code listener} after anything here is another. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** How it is, once that is known. */
    public Optional<RepositoryStatus> status() {
        return status;
    }

    /** What stands in the way of knowing. */
    public Optional<Failure> failure() {
        return failure;
    }

    /** The folder that it is about. */
    public Optional<Path> folder() {
        return folder;
    }

    /** Whether the folder lies in no repository. */
    public boolean isNone() {
        return asked && following == null && failure.isEmpty();
    }

    /** Something was done: looks at once. */
    public void update() {
        RepositoryStates.Following now = following;
        if (now == null) {
            folder = Optional.empty();
            follow();
        } else {
            now.update();
        }
    }

    private void follow() {
        Optional<Path> now = folders.current().map(Folder::path);
        if (now.equals(folder) && asked) {
            return;
        }
        close();
        folder = now;
        asked = false;
        status = Optional.empty();
        failure = Optional.empty();
        now.ifPresent(place -> Call.start("look for a repository", scope -> states.get().repository(place))
                .onSuccess(ui, root -> found(place, root)).onFailure(ui, cause -> failed(place, cause)));
        tell();
    }

    private void found(Path place, Optional<Path> root) {
        if (!folder.equals(Optional.of(place))) {
            return;
        }
        asked = true;
        root.ifPresent(top -> following = states.get().follow(top,
                fresh -> ui.execute(() -> shown(place, fresh)), cause -> ui.execute(() -> failed(place, cause))));
        tell();
    }

    private void shown(Path place, RepositoryStatus fresh) {
        if (folder.equals(Optional.of(place))) {
            status = Optional.of(fresh);
            failure = Optional.empty();
            tell();
        }
    }

    private void failed(Path place, Throwable cause) {
        if (folder.equals(Optional.of(place))) {
            failure = Optional.of(FailureNotices.failureOf(cause));
            status = Optional.empty();
            tell();
        }
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void close() {
        RepositoryStates.Following last = following;
        following = null;
        if (last != null) {
            last.close();
        }
    }
}
