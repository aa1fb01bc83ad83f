package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.CheckResult;

/** Collects the problems that one check finds, by the files that they are in. */
final class CheckRun {
    private final CargoOutput output;

    CheckRun(Path root, Consumer<Diagnostic> found) {
        output = new CargoOutput(root, found::accept);
    }

    void take(Line line) {
        output.take(line);
    }

    /** What Cargo wrote about itself. */
    String errors() {
        return output.errors();
    }

    /** The result, with empty lists for those of {@code before} that are without problems now. */
    CheckResult result(int exit, Set<Path> before) {
        Map<Path, List<Diagnostic>> byFile = new LinkedHashMap<>();
        output.problems(exit != 0).forEach(each -> byFile.computeIfAbsent(each.location().file(),
                file -> new ArrayList<>()).add(each));
        before.forEach(file -> byFile.putIfAbsent(file, List.of()));
        return new CheckResult(byFile, exit == 0);
    }
}
