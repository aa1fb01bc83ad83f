package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.language.DiagnosticsFound;

/** What the sources find wrong now, for all sessions. Any thread may use it. */
final class Findings {
    private static final int MOST_FILES = 20_000;

    private final Map<Path, Map<String, DiagnosticsFound>> files = new ConcurrentHashMap<>();
    private final List<Consumer<Path>> listeners = new CopyOnWriteArrayList<>();

    /** A source says what is wrong in a file now. Of more files than anybody can mend nothing is kept. */
    void found(DiagnosticsFound found) {
        Path file = found.file();
        if (files.containsKey(file) || files.size() < MOST_FILES) {
            files.compute(file, (key, before) -> with(before == null ? Map.of() : before, found));
            listeners.forEach(listener -> listener.accept(file));
        }
    }

    /** An empty list is kept for as long as another source has something to say, so that sessions hear of it. */
    private static @Nullable Map<String, DiagnosticsFound> with(Map<String, DiagnosticsFound> before,
            DiagnosticsFound found) {
        Map<String, DiagnosticsFound> now = new TreeMap<>(before);
        now.put(found.source(), found);
        return now.values().stream().allMatch(each -> each.diagnostics().isEmpty() && each.version().isEmpty()) ? null
                : Map.copyOf(now);
    }

    /** By the names of their sources. */
    Map<String, DiagnosticsFound> in(Path file) {
        return files.getOrDefault(file, Map.of());
    }

    Collection<Path> files() {
        return Set.copyOf(files.keySet());
    }

    void add(Consumer<Path> listener) {
        listeners.add(listener);
    }

    void remove(Consumer<Path> listener) {
        listeners.remove(listener);
    }
}
