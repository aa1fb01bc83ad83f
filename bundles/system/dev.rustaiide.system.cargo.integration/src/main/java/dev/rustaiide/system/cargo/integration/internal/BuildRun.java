package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Collects the programs that one build makes. */
final class BuildRun {
    private final Path folder;
    private final CargoOutput read;
    private final BuiltPrograms programs = new BuiltPrograms();

    BuildRun(Path folder, Path root, Consumer<Line> output, Consumer<Diagnostic> found) {
        this.folder = folder;
        this.read = new CargoOutput(root, new CargoOutput.Listener() {
            @Override
            public void found(Diagnostic problem) {
                found.accept(problem);
            }

            @Override
            public void printed(Line line) {
                if (line.error()) {
                    output.accept(line);
                }
            }

            @Override
            public void message(String reason, Json message) throws JsonException {
                programs.add(reason, message);
            }
        });
    }

    /** What Cargo is told so that it builds what {@code task} would run, and says where that lies. */
    static CargoTask asked(CargoTask task) {
        var kind = task.kind() == CargoTask.Kind.RUN ? CargoTask.Kind.BUILD : task.kind();
        var options = new ArrayList<>(task.options());
        options.add("--message-format=json-diagnostic-rendered-ansi");
        if (kind != CargoTask.Kind.BUILD) {
            options.add("--no-run");
        }
        return new CargoTask(kind, task.folder(), task.packageName(), task.target(), "", false, task.release(),
                task.online(), options, List.of());
    }

    void take(Line line) {
        read.take(line);
    }

    /** Whether a program is among them that needs the compiler's libraries. */
    boolean needsLibraries() {
        return programs.hasMacros();
    }

    /** {@code cargo} is its program, {@code libraries} where the compiler's own lie; that may be empty. */
    CargoBuild result(int exit, String cargo, String libraries) throws FailureException {
        if (exit != 0) {
            String what = "Cannot build " + folder.getFileName() + ".";
            String why = read.firstError().or(read::complaint).map(Diagnostic::message)
                    .orElse("Cargo ended with exit code " + exit);
            String told = read.firstError().map(Diagnostic::message).orElse(read.errors());
            throw new FailureException(SystemRefusal.in(told, what).orElseGet(() -> new Failure.Other(what,
                    sentence(why), "Read what the compiler says, correct it, and build again.")));
        }
        return new CargoBuild(programs.all(cargo, libraries));
    }

    private static String sentence(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.endsWith(".") || first.endsWith("!") || first.endsWith("?") ? first : first + '.';
    }
}
