package bench.intelligence;

import java.nio.file.Path;

import dev.rustaiide.foundation.platform.StandardPaths;

/** Folders of a measurement's own, so that nothing of the user's is read or written. */
public record Home(Path home) implements StandardPaths {
    @Override
    public Path config() {
        return home.resolve("config");
    }

    @Override
    public Path data() {
        return home.resolve("data");
    }

    @Override
    public Path cache() {
        return home.resolve("cache");
    }

    @Override
    public Path logs() {
        return home.resolve("logs");
    }

    @Override
    public Path state() {
        return home.resolve("state");
    }
}
