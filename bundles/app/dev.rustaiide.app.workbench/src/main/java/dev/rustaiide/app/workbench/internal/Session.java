package dev.rustaiide.app.workbench.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.eclipse.e4.core.di.annotations.Creatable;

import dev.rustaiide.app.workbench.ExpandedFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workbench.internal.window.Origins;
import dev.rustaiide.app.workspace.management.FolderState;
import dev.rustaiide.foundation.async.Debounce;

/** Keeps how the open folders are left: their editors and what is expanded. UI thread only. */
@Creatable
public final class Session implements ExpandedFolders {
    private static final Duration QUIET = Duration.ofSeconds(1);

    private final Folders folders;
    private final Debounce later;
    private final Set<Path> expanded = new LinkedHashSet<>();
    private Open open = () -> FolderState.NONE;

    @Inject
    public Session(Folders folders, Ui ui) {
        this.folders = folders;
        this.later = new Debounce(QUIET, ui, this::save);
        folders.onOpen(opened -> restore(opened.state()));
    }

    /** Tells which editors are open, as a state without expanded folders. */
    @FunctionalInterface
    public interface Open {
        FolderState state();
    }

    /** Asks {@code source} for the editors whenever the state is saved. */
    public void watch(Open source) {
        open = source;
    }

    @Override
    public List<Path> expanded() {
        return List.copyOf(expanded);
    }

    @Override
    public void setExpanded(Collection<?> keys) {
        var now = new ArrayList<Path>();
        for (Object key : keys) {
            if (key instanceof Path path && (Origins.isElsewhere(path) || folders.of(path).isPresent())) {
                now.add(path);
            }
        }
        if (!expanded.equals(new LinkedHashSet<>(now)) && !now.isEmpty()) {
            expanded.clear();
            expanded.addAll(now);
            changed();
        }
    }

    /** Takes over how folders were left. */
    private void restore(FolderState state) {
        expanded.clear();
        expanded.addAll(state.expanded());
    }

    /** Something worth keeping changed; it is kept within a second or so. */
    public void changed() {
        later.trigger();
    }

    private void save() {
        FolderState editors = open.state();
        folders.save(new FolderState(editors.editors(), editors.active(), expanded(), Map.of()));
    }
}
