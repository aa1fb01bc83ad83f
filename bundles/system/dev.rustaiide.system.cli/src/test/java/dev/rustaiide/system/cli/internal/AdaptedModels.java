package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.ai.training.WorkspaceModels;

/** One model for a folder, of as many versions as were installed. */
final class AdaptedModels implements WorkspaceModels {
    int version;
    private int latest;

    @Override
    public List<Installed> all() {
        return latest == 0 ? List.of() : List.of(now());
    }

    private Installed now() {
        return new Installed("completion-code-1", Path.of("/code"), version, latest, version == 0 ? "" : "{\"a\": 1}",
                1000);
    }

    @Override
    public Installed install(Path workspace, Writing writing, String card) {
        version = ++latest;
        return now();
    }

    /** Another version is there. */
    void add() {
        version = ++latest;
    }

    @Override
    public Installed rollBack(String name) {
        version--;
        return now();
    }
}
