package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Collects what one build prints. Lines of the two streams come on two threads. */
final class BuildRun {

    private final Path folder;
    private final CompilerMessages messages;
    private final Consumer<Line> output;
    private final Consumer<Diagnostic> found;
    private final BuiltPrograms programs = new BuiltPrograms();
    private final Set<Told> told = new HashSet<>();
    private final WholeLines lines = new WholeLines();
    private String firstError = "";

    /** One problem, which the compiler tells for each target that has the file. */
    private record Told(Location location, String message) {}

    BuildRun(Path folder, Path root, Consumer<Line> output, Consumer<Diagnostic> found) {
        this.folder = folder;
        this.messages = new CompilerMessages(root, root.resolve("Cargo.toml"));
        this.output = output;
        this.found = found;
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

    synchronized void take(Line line) {
        if (line.error()) {
            if (firstError.isEmpty() && line.text().contains("error")) {
                firstError = plain(line.text());
            }
            output.accept(line);
            return;
        }
        lines.add(line).filter(whole -> whole.startsWith("{")).ifPresent(this::read);
    }

    private void read(String line) {
        try {
            Json message = Json.parse(line);
            switch (message.string("reason", "")) {
                case "compiler-artifact" -> programs.addArtifact(message);
                case "build-script-executed" -> programs.addScript(message);
                case "compiler-message" -> tell(message);
                default -> { } // the end, which the exit code tells too
            }
        } catch (JsonException | InvalidPathException noMessage) {
            LoggerFactory.getLogger(BuildRun.class).debug("A line of Cargo's output is no message", noMessage);
        }
    }

    private void tell(Json envelope) {
        Json message = envelope.get("message");
        messages.read(envelope)
                .filter(each -> told.add(new Told(each.location(), each.message()))).ifPresent(found);
        if (message.string("level", "").toLowerCase(Locale.ROOT).startsWith("error") && (firstError.isEmpty()
                || firstError.contains("could not compile"))) {
            firstError = message.string("message", "");
        }
        message.string("rendered", "").lines().forEach(each -> output.accept(new Line(each, true, true)));
    }

    private static String plain(String line) {
        return SafeText.withoutEscapes(line).replaceFirst("^\\s*error(\\[\\w+])?:\\s*", "");
    }

    /** Whether a program is among them that needs the toolchain's libraries. */
    synchronized boolean needsToolchain() {
        return programs.hasMacros();
    }

    /** {@code cargo} is its program, {@code toolchain} where the compiler's libraries lie; that may be empty. */
    synchronized CargoBuild result(int exit, String cargo, String toolchain) throws FailureException {
        if (exit != 0) {
            throw new FailureException(new Failure.Other("Cannot build " + folder.getFileName() + ".",
                    firstError.isEmpty() ? "Cargo ended with exit code " + exit + "." : sentence(firstError),
                    "Read what the compiler says, correct it, and build again."));
        }
        return new CargoBuild(programs.all(cargo, toolchain));
    }

    private static String sentence(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.endsWith(".") || first.endsWith("!") || first.endsWith("?") ? first : first + '.';
    }
}
