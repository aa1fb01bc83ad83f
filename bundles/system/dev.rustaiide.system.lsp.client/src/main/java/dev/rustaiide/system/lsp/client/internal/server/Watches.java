package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.common.Glob;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.file.watching.FileChanges;
import dev.rustaiide.system.file.watching.FileWatch;
import dev.rustaiide.system.file.watching.FileWatching;

/** Tells a server of the files that it wants to hear of. Any thread may use it. */
final class Watches {
    private static final Set<String> IGNORED = Set.of(".git", "target", "node_modules", ".venv");
    private static final int CREATED = 1;
    private static final int CHANGED = 2;
    private static final int DELETED = 3;

    private final FileWatching watching;
    private @Nullable FileWatch watch;
    private boolean closed;
    private volatile List<Pattern> patterns = List.of();

    Watches(FileWatching watching) {
        this.watching = watching;
    }

    /** @param base where the pattern starts; null if it is for whole paths */
    private record Pattern(@Nullable Path base, Glob glob, long kinds) {
        boolean matches(Path file, int kind) {
            if ((kinds & 1L << kind - 1) == 0) {
                return false;
            }
            Path from = base;
            if (from != null && !file.startsWith(from)) {
                return false;
            }
            String path = (from == null ? file : from.relativize(file)).toString().replace('\\', '/');
            return glob.matches(path.startsWith("/") ? path.substring(1) : path);
        }
    }

    /** What {@code registrations} ask for, in place of what was asked before; {@code teller} gets the parameters. */
    synchronized void watch(Path root, List<Json> registrations, Consumer<Json> teller) {
        patterns = registrations.stream().flatMap(options -> options.get("watchers").items().stream())
                .flatMap(watcher -> pattern(watcher).stream()).toList();
        if (watch == null && !closed && !patterns.isEmpty()) {
            watch = watching.watch(root, (path, folder) -> folder
                    && IGNORED.contains(String.valueOf(path.getFileName())), changes -> tell(changes, teller));
        }
    }

    private static Optional<Pattern> pattern(Json watcher) {
        Json glob = watcher.get("globPattern");
        long kinds = watcher.number("kind", 7);
        try {
            if (glob.asString().isPresent()) {
                String whole = glob.asString().get();
                String relative = whole.startsWith("/") ? whole.substring(1) : whole;
                return Optional.of(new Pattern(null, Glob.of(relative), kinds));
            }
            Json base = glob.get("baseUri");
            return Uris.path(base.asString().orElseGet(() -> base.string("uri", "")))
                    .map(folder -> new Pattern(folder, Glob.of(glob.string("pattern", "**")), kinds));
        } catch (IllegalArgumentException tooMany) {
            return Optional.of(new Pattern(null, Glob.of("**"), kinds));
        }
    }

    private void tell(FileChanges changes, Consumer<Json> teller) {
        List<Json> events = new ArrayList<>();
        add(events, changes.created(), CREATED);
        add(events, changes.changed(), CHANGED);
        add(events, changes.deleted(), DELETED);
        add(events, changes.rescan(), CHANGED);
        if (!events.isEmpty()) {
            teller.accept(Json.object().put("changes", Json.array(events)).build());
        }
    }

    private void add(List<Json> events, Collection<Path> files, int kind) {
        for (Path file : files) {
            if (patterns.stream().anyMatch(pattern -> pattern.matches(file, kind))) {
                events.add(Json.object().put("uri", Uris.of(file)).put("type", kind).build());
            }
        }
    }

    synchronized void close() {
        closed = true;
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}
