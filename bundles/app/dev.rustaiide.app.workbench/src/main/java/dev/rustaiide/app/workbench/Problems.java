package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;

/** What every tool has found, file by file. Each tool replaces its own findings only. UI thread only. */
public final class Problems {
    private static final Comparator<Diagnostic> BY_PLACE =
            Comparator.comparing(diagnostic -> diagnostic.location().range().start());

    private final Map<String, Map<Path, List<Diagnostic>>> found = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();

    /** Sets what {@code tool} has to say about everything; what it said before is forgotten. */
    public void replace(String tool, List<Diagnostic> diagnostics) {
        Map<Path, List<Diagnostic>> files = new LinkedHashMap<>();
        for (Diagnostic diagnostic : diagnostics) {
            files.computeIfAbsent(diagnostic.location().file(), file -> new ArrayList<>()).add(diagnostic);
        }
        found.put(tool, files);
        listeners.forEach(Runnable::run);
    }

    /** All findings in {@code file}, in the order of their places. */
    public List<Diagnostic> in(Path file) {
        var diagnostics = new ArrayList<Diagnostic>();
        for (Map<Path, List<Diagnostic>> files : found.values()) {
            diagnostics.addAll(files.getOrDefault(file, List.of()));
        }
        diagnostics.sort(BY_PLACE);
        return diagnostics;
    }

    /** The files that something was found in, in the order of their paths. */
    public List<Path> files() {
        var files = new TreeMap<Path, Boolean>();
        for (Map<Path, List<Diagnostic>> byFile : found.values()) {
            byFile.keySet().forEach(file -> files.put(file, true));
        }
        return List.copyOf(files.keySet());
    }

    public int count(Severity severity) {
        int count = 0;
        for (Map<Path, List<Diagnostic>> files : found.values()) {
            for (List<Diagnostic> diagnostics : files.values()) {
                for (Diagnostic diagnostic : diagnostics) {
                    count += diagnostic.severity() == severity ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** Runs {@code listener} after each change, until the result is closed. */
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
