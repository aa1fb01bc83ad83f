package dev.rustaiide.system.testing.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.system.cargo.integration.FolderPrograms;

/** Asks a harness which tests it has. */
record HarnessList(FolderPrograms programs, Harness harness) {
    private static final String TEST = ": test";
    private static final String BENCH = ": benchmark";

    /** The paths of its tests, or of those that {@code filters} take. */
    List<String> names(Scope scope, List<String> filters) throws Exception {
        return asked(scope, filters).stream().filter(line -> line.endsWith(TEST))
                .map(line -> line.substring(0, line.length() - TEST.length())).toList();
    }

    /** The paths of its benchmarks. */
    List<String> benches(Scope scope) throws Exception {
        return asked(scope, List.of()).stream().filter(line -> line.endsWith(BENCH))
                .map(line -> line.substring(0, line.length() - BENCH.length())).toList();
    }

    private List<String> asked(Scope scope, List<String> filters) throws Exception {
        var arguments = new ArrayList<>(List.of("--list", "--format", "terse"));
        arguments.addAll(filters);
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        int exit = scope.await(programs.run(harness.plain(arguments), line -> keep(line, lines)));
        if (exit != 0) {
            throw new FailureException(new Failure.Other("Cannot list the tests of " + harness.packageName() + " ("
                    + harness.target() + ").", ExitText.of(exit), "Run the tests, which shows what it prints."));
        }
        return List.copyOf(lines);
    }

    private static void keep(Line line, List<String> lines) {
        if (!line.error() && line.whole() && (line.text().endsWith(TEST) || line.text().endsWith(BENCH))) {
            lines.add(line.text());
        }
    }
}
