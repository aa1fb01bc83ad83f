package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.cargo.integration.CargoBuild;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Collects what one build prints. Lines of the two streams come on two threads. */
final class BuildRun {
    private final Path folder;
    private final Consumer<Line> output;
    private final List<Executable> executables = new ArrayList<>();
    private final WholeLines lines = new WholeLines();
    private String firstError = "";

    BuildRun(Path folder, Consumer<Line> output) {
        this.folder = folder;
        this.output = output;
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
                case "compiler-artifact" -> addExecutable(message);
                case "compiler-message" -> tell(message.get("message"));
                default -> { } // what build scripts ask for
            }
        } catch (JsonException | InvalidPathException noMessage) {
            LoggerFactory.getLogger(BuildRun.class).debug("A line of Cargo's output is no message", noMessage);
        }
    }

    private void addExecutable(Json artifact) throws JsonException {
        String program = artifact.string("executable", "");
        if (!program.isEmpty()) {
            Path manifest = Path.of(artifact.string("manifest_path", folder + "/Cargo.toml"));
            executables.add(new Executable(Metadata.readTarget(artifact.get("target")),
                    artifact.get("profile").flag("test", false), manifest.resolveSibling(""), Path.of(program)));
        }
    }

    private void tell(Json message) {
        if (message.string("level", "").toLowerCase(Locale.ROOT).startsWith("error") && (firstError.isEmpty()
                || firstError.contains("could not compile"))) {
            firstError = message.string("message", "");
        }
        message.string("rendered", "").lines().forEach(line -> output.accept(new Line(line, true, true)));
    }

    private static String plain(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "").replaceFirst("^\\s*error(\\[\\w+])?:\\s*", "");
    }

    synchronized CargoBuild result(int exit) throws FailureException {
        if (exit != 0) {
            throw new FailureException(new Failure.Other("Cannot build " + folder.getFileName() + ".",
                    firstError.isEmpty() ? "Cargo ended with exit code " + exit + "." : sentence(firstError),
                    "Read what the compiler says, correct it, and build again."));
        }
        return new CargoBuild(executables);
    }

    private static String sentence(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.endsWith(".") || first.endsWith("!") || first.endsWith("?") ? first : first + '.';
    }
}
