package dev.rustaiide.app.workspace.management.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.platform.StandardPaths;

/** All in one folder. */
record TestPaths(Path state) implements StandardPaths {
    @Override
    public Path config() {
        return state;
    }

    @Override
    public Path data() {
        return state;
    }

    @Override
    public Path cache() {
        return state;
    }

    @Override
    public Path logs() {
        return state;
    }
}
