package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.system.cargo.integration.CargoArtifact;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Passes on what one run of Cargo says, and keeps what its report is made of. */
final class ReportRun implements CargoOutput.Listener {
    private static final int MOST_ARTIFACTS = 100_000;

    private final CargoTask task;
    private final CargoOutput read;
    private final Consumer<CargoNews> news;
    private final Consumer<Progress> progress;
    private final List<CargoArtifact> artifacts = new ArrayList<>();

    ReportRun(CargoTask task, Path root, Consumer<CargoNews> news, Consumer<Progress> progress) {
        this.task = task;
        this.read = new CargoOutput(root, this);
        this.news = news;
        this.progress = progress;
    }

    /** What is added to the command line so that Cargo says it in a form that can be read. */
    static List<String> options(CargoTask.Kind kind) {
        return switch (kind) {
            case FMT -> List.of();
            case CHECK, CLIPPY -> List.of("--message-format=json-diagnostic-rendered-ansi", "--keep-going");
            case BUILD, RUN, TEST, BENCH, DOC -> List.of("--message-format=json-diagnostic-rendered-ansi");
        };
    }

    void take(Line line) {
        read.take(line);
    }

    @Override
    public void found(Diagnostic problem) {
        news.accept(new CargoNews.Found(problem));
    }

    @Override
    public void printed(Line line) {
        news.accept(new CargoNews.Printed(line));
    }

    @Override
    public void progress(Progress far) {
        progress.accept(far);
    }

    @Override
    public void message(String reason, Json message) throws JsonException {
        if (reason.equals("compiler-artifact") && artifacts.size() < MOST_ARTIFACTS) {
            var artifact = new CargoArtifact(new PackageId(message.string("package_id", "")).name(),
                    Metadata.readTarget(message.get("target")),
                    Metadata.strings(message.get("filenames")).stream().map(Path::of).toList(),
                    message.optionalString("executable").map(Path::of), message.flag("fresh", false));
            artifacts.add(artifact);
            news.accept(new CargoNews.Built(artifact));
        }
    }

    CargoReport result(int exit, Duration took) {
        boolean others = switch (task.kind()) {
            case RUN, TEST, BENCH -> read.isFinished(); // the program's own failure, no problem of the sources
            default -> false;
        };
        return new CargoReport(task, exit, took, read.problems(exit != 0 && !others), artifacts);
    }

    /** What Cargo said of itself. */
    String errors() {
        return read.errors();
    }
}
