package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.fs.testing.DiskFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** The product's files, without a framework. */
public final class TestFiles {
    private TestFiles() {}

    public record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    /** @param state where they keep what is their own */
    public static TextFiles in(Path state) {
        return DiskFiles.keepingIn(state);
    }
}
