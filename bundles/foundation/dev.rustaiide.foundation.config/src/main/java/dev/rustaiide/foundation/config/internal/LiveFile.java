package dev.rustaiide.foundation.config.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.config.Origin;

/** A file of settings in its last known state. Any thread may use it. */
final class LiveFile {
    private volatile FileState state;

    LiveFile(Path path, Origin origin) {
        this.state = FileState.read(path, origin);
    }

    Path path() {
        return state.path();
    }

    FileState state() {
        return state;
    }

    /** How the file looks now if that is not how it was read; else {@link FileState#stamp}. */
    Stamp stamp() {
        return Stamp.of(path());
    }

    boolean isStale(Stamp now) {
        return !now.equals(state.stamp());
    }

    synchronized void reload() {
        state = state.again();
    }
}
