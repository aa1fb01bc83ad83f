package dev.rustaiide.foundation.fs.testing;

import java.nio.file.Path;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.internal.DiskTextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Makes the text files of the product without a framework. */
public final class DiskFiles {
    private DiskFiles() {}

    private record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    /** @param state where they keep what is their own */
    public static TextFiles keepingIn(Path state) {
        return new DiskTextFiles(new Paths(state, state, state, state, state));
    }
}
