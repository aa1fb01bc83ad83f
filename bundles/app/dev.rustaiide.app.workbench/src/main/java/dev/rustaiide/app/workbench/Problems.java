package dev.rustaiide.app.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import dev.rustaiide.app.ui.components.Look.Registration;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Position;
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

    /** Sets what {@code tool} has to say about some files; what it said about others stays. */
    public void update(String tool, Map<Path, List<Diagnostic>> files) {
        Map<Path, List<Diagnostic>> known = found.computeIfAbsent(tool, name -> new LinkedHashMap<>());
        files.forEach((file, diagnostics) -> {
            if (diagnostics.isEmpty()) {
                known.remove(file);
            } else {
                known.put(file, List.copyOf(diagnostics));
            }
        });
        listeners.forEach(Runnable::run);
    }

    /** Forgets what {@code tool} has found below {@code folder}. */
    public void forget(String tool, Path folder) {
        Map<Path, List<Diagnostic>> known = found.getOrDefault(tool, Map.of());
        if (!known.isEmpty() && known.keySet().removeIf(file -> file.startsWith(folder))) {
            listeners.forEach(Runnable::run);
        }
    }

    /** All findings in {@code file}, in the order of their places; what several tools found is there once. */
    public List<Diagnostic> in(Path file) {
        var diagnostics = new ArrayList<Diagnostic>();
        Map<Position, List<Integer>> places = new HashMap<>();
        for (Map<Path, List<Diagnostic>> files : found.values()) {
            for (Diagnostic one : files.getOrDefault(file, List.of())) {
                List<Integer> here = places.computeIfAbsent(one.location().range().start(),
                        start -> new ArrayList<>());
                OptionalInt same = here.stream().mapToInt(index -> index)
                        .filter(index -> isSame(diagnostics.get(index), one)).findFirst();
                if (same.isEmpty()) {
                    here.add(diagnostics.size());
                    diagnostics.add(one);
                } else if (tells(one) > tells(diagnostics.get(same.getAsInt()))) {
                    diagnostics.set(same.getAsInt(), one);
                }
            }
        }
        diagnostics.sort(BY_PLACE);
        return diagnostics;
    }

    /** A compiler and a server that runs it say the same in other words, perhaps with another end. */
    private static boolean isSame(Diagnostic a, Diagnostic b) {
        boolean word = a.code().isPresent() && a.code().equals(b.code())
                || a.message().lines().findFirst().equals(b.message().lines().findFirst());
        return word && a.severity() == b.severity();
    }

    /** How much more than its message it has. */
    private static int tells(Diagnostic one) {
        return (one.fixes().isEmpty() ? 0 : 4) + (one.explanation().isEmpty() ? 0 : 2)
                + (one.related().isEmpty() ? 0 : 1);
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
        for (Path file : files()) {
            for (Diagnostic diagnostic : in(file)) {
                count += diagnostic.severity() == severity ? 1 : 0;
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
