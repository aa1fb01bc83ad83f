package dev.rustaiide.system.cli.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.VirtualFiles;

/** Knows the files of the machine alone. */
final class LocalFiles implements VirtualFiles {
    @Override
    public Path path(FileLocation location) {
        return Path.of(location.toString());
    }

    @Override
    public Path resolve(String text, Path folder) {
        return folder.resolve(text).normalize();
    }

    @Override
    public Optional<Path> path(URI uri) {
        return Optional.of(Path.of(uri));
    }

    @Override
    public Optional<Path> inside(Path file) {
        return Optional.empty();
    }

    @Override
    public List<String> remarks(Path path) {
        return List.of();
    }
}
