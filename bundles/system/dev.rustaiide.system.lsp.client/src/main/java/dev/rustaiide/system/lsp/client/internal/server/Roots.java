package dev.rustaiide.system.lsp.client.internal.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.system.lsp.client.RootMarker;
import dev.rustaiide.system.lsp.client.ServerDefinition;

/** Which folder a file belongs to, for a server. Answers are kept. Any thread may use it. */
public final class Roots {
    private static final int LONGEST = 1 << 20;

    private final Map<Key, Path> known = new ConcurrentHashMap<>();

    private record Key(String server, Path folder) {}

    /** Reads the disk the first time it is asked for a folder. */
    public Path of(ServerDefinition definition, Path place) {
        Path folder = folder(place);
        return known.computeIfAbsent(new Key(definition.id(), folder), key -> search(definition, folder));
    }

    /** What is known without a look at the disk. */
    public Optional<Path> known(ServerDefinition definition, Path file) {
        Path parent = file.getParent();
        return parent == null ? Optional.empty()
                : Optional.ofNullable(known.get(new Key(definition.id(), parent.normalize())));
    }

    private static Path folder(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        return parent == null || Files.isDirectory(absolute) ? absolute : parent;
    }

    private static Path search(ServerDefinition definition, Path start) {
        for (RootMarker marker : definition.markers()) {
            for (Path folder = start; folder != null; folder = folder.getParent()) {
                if (isThere(marker, folder)) {
                    return folder;
                }
            }
        }
        return start;
    }

    private static boolean isThere(RootMarker marker, @Nullable Path folder) {
        Path file = folder == null ? Path.of(marker.name()) : folder.resolve(marker.name());
        if (marker.content().isEmpty()) {
            return Files.exists(file);
        }
        try {
            return Files.isRegularFile(file) && Files.size(file) < LONGEST
                    && Files.readString(file).contains(marker.content());
        } catch (IOException unreadable) {
            return false;
        }
    }
}
