package dev.rustaiide.app.assistant.internal.talk;

import java.nio.file.Path;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.platform.StandardPaths;

/** The product's files, without a framework. */
public final class TestFiles {
    private TestFiles() {}

    public record Paths(Path config, Path data, Path cache, Path logs, Path state) implements StandardPaths {}

    /** @param state where they keep what is their own */
    public static TextFiles in(Path state) {
        try {
            // Another bundle's implementation, which SCR would have made.
            return (TextFiles) Class.forName("dev.rustaiide.foundation.fs.internal.DiskTextFiles")
                    .getConstructor(StandardPaths.class).newInstance(new Paths(state, state, state, state, state));
        } catch (ReflectiveOperationException missing) {
            throw new AssertionError(missing);
        }
    }
}
