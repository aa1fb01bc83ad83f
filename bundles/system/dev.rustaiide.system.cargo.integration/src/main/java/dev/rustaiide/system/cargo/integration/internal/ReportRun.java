package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Diagnostic;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.CargoArtifact;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;

/** Reads what one run of Cargo prints. Lines of the two streams come on two threads. */
final class ReportRun {
    /** Enough for the story of any error of Cargo's own. */
    private static final int KEPT = 1 << 16;
    private static final int MOST_ARTIFACTS = 100_000;
    /** Cargo's bar, which it writes over and over on one line. */
    private static final Pattern BAR = Pattern.compile("\\s*(\\w+) \\[[^]]*] (\\d{1,7})/(\\d{1,7})(?:: (.*?))?\\s*");
    private static final String MESSAGE = "{\"reason\":";

    private final CargoTask task;
    private final ManifestProblem problem;
    private final CompilerMessages messages;
    private final Consumer<CargoNews> news;
    private final Consumer<Progress> progress;
    private final WholeLines out = new WholeLines();
    private final Set<CheckRun.Key> told = new HashSet<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<CargoArtifact> artifacts = new ArrayList<>();
    private final StringBuilder errors = new StringBuilder();
    /** Whether Cargo has done its part: what follows is the program's. */
    private boolean finished;

    ReportRun(CargoTask task, Path root, Path manifest, Consumer<CargoNews> news, Consumer<Progress> progress) {
        this.task = task;
        this.messages = new CompilerMessages(root, manifest);
        this.problem = new ManifestProblem(root, manifest);
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

    synchronized void take(Line line) {
        if (line.error()) {
            takeError(line);
        } else if (finished || task.kind() == CargoTask.Kind.FMT) {
            news.accept(new CargoNews.Printed(line));
        } else {
            out.add(line).ifPresent(this::read);
        }
    }

    private void takeError(Line line) {
        String text = line.text();
        int bar = text.lastIndexOf('\r');
        if (bar >= 0 && !finished) {
            for (String part : text.substring(0, bar).split("\r")) {
                advance(SafeText.withoutEscapes(part));
            }
            text = text.substring(bar + 1);
        }
        String plain = SafeText.withoutEscapes(text);
        if (!finished && advance(plain) || bar >= 0 && plain.isBlank()) {
            return;
        }
        if (!finished && errors.length() + plain.length() < KEPT) {
            errors.append(plain).append('\n');
        }
        news.accept(new CargoNews.Printed(new Line(text, true, line.whole())));
    }

    private boolean advance(String part) {
        Matcher bar = BAR.matcher(part);
        if (!bar.matches()) {
            return false;
        }
        String crates = bar.group(4) == null ? "" : " " + bar.group(4);
        progress.accept(new Progress(bar.group(1) + crates, Long.parseLong(bar.group(2)),
                Long.parseLong(bar.group(3))));
        return true;
    }

    private void read(String line) {
        if (!line.startsWith(MESSAGE)) {
            news.accept(new CargoNews.Printed(new Line(line, false, true)));
            return;
        }
        try {
            Json message = Json.parse(line);
            switch (message.string("reason", "")) {
                case "compiler-message" -> {
                    message.get("message").string("rendered", "").lines()
                            .forEach(each -> news.accept(new CargoNews.Printed(new Line(each, true, true))));
                    messages.read(message).ifPresent(this::add);
                }
                case "compiler-artifact" -> addArtifact(message);
                case "build-finished" -> finished = true;
                default -> { } // what build scripts ask for
            }
        } catch (JsonException | InvalidPathException noMessage) {
            LoggerFactory.getLogger(ReportRun.class).debug("A line of Cargo's output is no message", noMessage);
        }
    }

    private void add(Diagnostic diagnostic) {
        if (problems.size() < CargoReport.MOST && told.add(CheckRun.Key.of(diagnostic))) {
            problems.add(diagnostic);
            news.accept(new CargoNews.Found(diagnostic));
        }
    }

    private void addArtifact(Json message) throws JsonException {
        if (artifacts.size() < MOST_ARTIFACTS) {
            var artifact = new CargoArtifact(packageName(message.string("package_id", "")),
                    Metadata.readTarget(message.get("target")),
                    Metadata.strings(message.get("filenames")).stream().map(Path::of).toList(),
                    message.optionalString("executable").map(Path::of), message.flag("fresh", false));
            artifacts.add(artifact);
            news.accept(new CargoNews.Built(artifact));
        }
    }

    /** Of {@code registry+https://…#either@1.6.1}, {@code path+file:///tmp/one#0.1.0} or {@code one 0.1.0 (path…)}. */
    static String packageName(String id) {
        int hash = id.lastIndexOf('#');
        if (hash < 0) {
            return id.split(" ", 2)[0];
        }
        String end = id.substring(hash + 1);
        int version = end.indexOf('@');
        return version > 0 ? end.substring(0, version) : id.substring(id.lastIndexOf('/', hash) + 1, hash);
    }

    synchronized CargoReport result(int exit, Duration took) {
        String printed = errors.toString();
        problem.warnings(printed).forEach(this::add);
        boolean compilerErrors = problems.stream().anyMatch(each -> each.severity() == Severity.ERROR);
        boolean others = switch (task.kind()) {
            case RUN, TEST, BENCH -> finished; // the program's own failure, which is no problem of the sources
            default -> false;
        };
        if (exit != 0 && !compilerErrors && !others) {
            problem.error(printed).ifPresent(this::add);
        }
        return new CargoReport(task, exit, took, problems, artifacts);
    }

    /** What Cargo said of itself. */
    synchronized String errors() {
        return errors.toString();
    }
}
