package dev.rustaiide.app.editor.language;

import java.nio.file.Path;

import dev.rustaiide.foundation.platform.StandardPaths;

/** Every folder below one. */
record TemporaryPaths(Path root) implements StandardPaths {
    TemporaryPaths() {
        this(Path.of(System.getProperty("java.io.tmpdir"), "editor-playground"));
    }

    @Override
    public Path config() {
        return folder("config");
    }

    @Override
    public Path data() {
        return folder("data");
    }

    @Override
    public Path cache() {
        return folder("cache");
    }

    @Override
    public Path logs() {
        return folder("logs");
    }

    @Override
    public Path state() {
        return folder("state");
    }

    private Path folder(String name) {
        Path folder = root.resolve(name);
        folder.toFile().mkdirs();
        return folder;
    }
}
