package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.rustaiide.foundation.common.SafeText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.Severity;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoArtifact;
import dev.rustaiide.system.cargo.integration.CargoNews;
import dev.rustaiide.system.cargo.integration.CargoReport;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.Usage.Option;

/** Runs one of Cargo's subcommands and tells what came of it as data. */
record RunAction(Cargo cargo, CargoTask.Kind kind) implements CargoAction {
    /** Of what a program printed, for JSON. */
    private static final int KEPT_LINES = 10_000;

    @Override
    public String name() {
        return kind.word();
    }

    @Override
    public String summary() {
        return switch (kind) {
            case BUILD -> "compiles";
            case RUN -> "runs a program, with further WORDs for it";
            case TEST -> "runs tests, those whose path has the next WORD in it";
            case BENCH -> "runs benchmarks, likewise";
            case CHECK -> "looks for problems";
            case CLIPPY -> "looks for problems with Clippy";
            case DOC -> "makes the documentation of the members";
            case FMT -> "formats the sources; with --verify it only tells what would change";
        };
    }

    @Override
    public List<Option> options() {
        return List.of(new Option("package", "NAME", "One member; otherwise all"),
                new Option("target", "NAME", "One target of it: a program, example, test or benchmark"),
                new Option("release", "", "Optimised"),
                new Option("online", "", "Cargo may fetch crates, unless a policy forbids it"),
                new Option("verify", "", "fmt: Changes nothing"));
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        CargoTask task = task(words);
        Invocation out = words.invocation();
        List<String> printed = Collections.synchronizedList(new ArrayList<>());
        CargoReport report = Answers.await(cargo.report(task, news -> {
            if (news instanceof CargoNews.Printed(Line line)) {
                tell(line, out, printed);
            }
        }), out);
        out.print(json(report, printed));
        if (kind != CargoTask.Kind.RUN && !out.json()) {
            out.message((report.success() ? "Finished" : "Failed") + " after "
                    + report.took().toMillis() / 100 / 10.0 + " s: " + report.count(Severity.ERROR) + " errors, "
                    + report.count(Severity.WARNING) + " warnings.");
        }
        return report.success() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void tell(Line line, Invocation out, List<String> printed) {
        String text = SafeText.withoutEscapes(line.text());
        if (line.error()) {
            if (!out.json()) {
                out.message(text);
            }
        } else {
            out.print(text);
            if (printed.size() < KEPT_LINES && out.json()) {
                printed.add(text);
            }
        }
    }

    private CargoTask task(CargoWords words) throws FailureException, InterruptedException {
        String member = words.option("package");
        CargoTask task = CargoTask.of(kind, words.folder()).of(member, Detected.target(cargo, words));
        if (words.invocation().has("release")) {
            task = task.released();
        }
        boolean all = member.isEmpty() && switch (kind) {
            case BUILD, CHECK, CLIPPY, TEST, BENCH, DOC -> !words.invocation().has("target");
            case RUN, FMT -> false;
        };
        List<String> options = new ArrayList<>(all ? List.of("--workspace") : List.of());
        options.addAll(kind == CargoTask.Kind.DOC ? List.of("--no-deps") : List.of());
        task = task.with(options).online(words.invocation().has("online"));
        boolean filtered = kind == CargoTask.Kind.TEST || kind == CargoTask.Kind.BENCH;
        if (filtered && !words.words().isEmpty()) {
            return task.filtered(words.words().getFirst(), false)
                    .withArguments(words.words().subList(1, words.words().size()));
        }
        return task.withArguments(words.invocation().has("verify") ? List.of("--check") : words.words());
    }

    private Json json(CargoReport report, List<String> printed) {
        return Json.object().put("command", kind.word()).put("folder", report.task().folder().toString())
                .put("success", report.success()).put("exit", report.exit())
                .put("milliseconds", report.took().toMillis()).put("errors", report.count(Severity.ERROR))
                .put("warnings", report.count(Severity.WARNING))
                .put("problems", WorkspaceAction.array(report.problems(), CargoWords::json))
                .put("artifacts", WorkspaceAction.array(report.artifacts(), RunAction::json))
                .put("output", Json.strings(List.copyOf(printed))).build();
    }

    private static Json json(CargoArtifact artifact) {
        return Json.object().put("package", artifact.packageName()).put("target", artifact.target().name())
                .put("kind", WorkspaceAction.word(artifact.target().kind())).put("fresh", artifact.fresh())
                .put("files", Json.strings(artifact.files().stream().map(Object::toString).toList()))
                .put("program", artifact.program().map(Object::toString).orElse("")).build();
    }
}
