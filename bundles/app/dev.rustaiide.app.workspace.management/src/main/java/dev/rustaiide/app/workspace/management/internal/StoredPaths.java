package dev.rustaiide.app.workspace.management.internal;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.fs.VirtualFiles;
import dev.rustaiide.foundation.serialization.Json;

/** Paths as they are kept in state files: as URIs, which hold the bytes of any name. */
final class StoredPaths {
    private StoredPaths() {}

    static Json write(Path path) {
        return Json.of(path.toUri().toString());
    }

    /** As {@link #read(Json)}, paths in archives and at revisions too. */
    static Optional<Path> read(Json json, VirtualFiles files) {
        try {
            return json.asString().map(URI::create).flatMap(files::path);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    static Optional<Path> read(Json json) {
        try {
            return json.asString().map(URI::create).map(Path::of);
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            // Somebody edited the file, or it came from another system: the entry is worth nothing here.
            return Optional.empty();
        }
    }
}
