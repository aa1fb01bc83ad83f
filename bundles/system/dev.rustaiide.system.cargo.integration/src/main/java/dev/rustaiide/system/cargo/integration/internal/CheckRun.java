package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.CheckResult;

/** Collects what one check prints. Lines of the two streams come on two threads. */
final class CheckRun {
    /** Enough for the story of any error of Cargo's own; progress is not kept. */
    private static final int KEPT = 1 << 16;

    private final CompilerMessages messages;
    private final ManifestProblem problem;
    private final Consumer<Diagnostic> found;
    private final Set<Key> told = new HashSet<>();
    private final Map<Path, List<Diagnostic>> byFile = new LinkedHashMap<>();
    private final StringBuilder errors = new StringBuilder();
    private final WholeLines lines = new WholeLines();

    /** One problem, which Cargo tells for each target that compiles the file. */
    record Key(Location location, Severity severity, Optional<String> code, String message) {
        static Key of(Diagnostic diagnostic) {
            return new Key(diagnostic.location(), diagnostic.severity(), diagnostic.code(), diagnostic.message());
        }
    }

    CheckRun(Path root, Path manifest, Consumer<Diagnostic> found) {
        this.messages = new CompilerMessages(root, manifest);
        this.problem = new ManifestProblem(root, manifest);
        this.found = found;
    }

    synchronized void take(Line line) {
        if (line.error()) {
            keepError(line.text());
            return;
        }
        lines.add(line).flatMap(messages::read).ifPresent(this::add);
    }

    private void keepError(String text) {
        if (errors.length() + text.length() < KEPT) {
            errors.append(text).append('\n');
        }
    }

    private void add(Diagnostic diagnostic) {
        if (told.add(Key.of(diagnostic))) {
            byFile.computeIfAbsent(diagnostic.location().file(), file -> new ArrayList<>()).add(diagnostic);
            found.accept(diagnostic);
        }
    }

    /** What Cargo wrote about itself. */
    synchronized String errors() {
        return errors.toString();
    }

    /** The result, with empty lists for those of {@code before} that are without problems now. */
    synchronized CheckResult result(int exit, Set<Path> before) {
        problem.warnings(errors.toString()).forEach(this::add);
        boolean compilerErrors = byFile.values().stream().flatMap(List::stream)
                .anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
        if (exit != 0 && !compilerErrors) {
            problem.error(errors.toString()).ifPresent(this::add);
        }
        before.forEach(file -> byFile.putIfAbsent(file, List.of()));
        return new CheckResult(byFile, exit == 0);
    }
}
