package dev.rustaiide.app.workspace.management.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
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
        return folder.resolve(text);
    }

    @Override
    public Optional<Path> path(URI uri) {
        try {
            return Optional.of(Path.of(uri));
        } catch (IllegalArgumentException | FileSystemNotFoundException none) {
            return Optional.empty();
        }
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
