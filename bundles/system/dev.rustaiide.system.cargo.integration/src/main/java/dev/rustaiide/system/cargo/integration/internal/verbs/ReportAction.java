package dev.rustaiide.system.cargo.integration.internal.verbs;

import java.util.List;
import java.util.Locale;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.BuildTimes;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.CargoReports.Expansion;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.ProgramSize;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

/** Tells what a build costs, what a program is made of, and what macros become. */
record ReportAction(Cargo cargo, CargoReports reports, String name) implements CargoAction {
    private static final int SHOWN = 30;

    @Override
    public String summary() {
        return switch (name) {
            case "timings" -> "builds and tells what took how long";
            case "size" -> "builds a program and tells which crate brought how much machine code";
            default -> "shows a --target, otherwise the library or the program, with all macros expanded";
        };
    }

    @Override
    public ExitCode run(CargoWords words) throws FailureException, InterruptedException {
        switch (name) {
            case "timings" -> timings(words);
            case "size" -> size(words);
            default -> expand(words);
        }
        return ExitCode.OK;
    }

    private void timings(CargoWords words) throws FailureException, InterruptedException {
        Invocation out = words.invocation();
        BuildTimes times = Answers.await(reports.times(words.folder(), out.has("release"), line -> { }), out);
        times.units().stream().limit(SHOWN).forEach(unit -> out.print(String.format(Locale.ROOT, "%8.2f s  %s %s%s",
                unit.took().toMillis() / 1000.0, unit.name(), unit.version(), unit.what().isEmpty() ? ""
                        : " (" + unit.what() + ")")));
        out.message(times.units().size() + " compiled in " + times.total().toMillis() / 100 / 10.0 + " s, "
                + times.fresh() + " built before. Cargo's page: " + times.page());
        out.print(Json.object().put("milliseconds", times.total().toMillis()).put("fresh", times.fresh())
                .put("page", times.page().toString())
                .put("units", WorkspaceAction.array(times.units(), unit -> Json.object().put("name", unit.name())
                        .put("version", unit.version()).put("what", unit.what())
                        .put("start", unit.start().toMillis()).put("milliseconds", unit.took().toMillis())
                        .put("code", unit.code().toMillis()).build())).build());
    }

    private void size(CargoWords words) throws FailureException, InterruptedException {
        Invocation out = words.invocation();
        CargoTarget target = Detected.target(cargo, words);
        CargoTask task = CargoTask.of(CargoTask.Kind.BUILD, words.folder()).of(words.option("package"), target);
        ProgramSize size = Answers.await(reports.size(out.has("release") ? task.released() : task, line -> { }), out);
        long known = Math.max(1, size.crates().stream().mapToLong(ProgramSize.Part::bytes).sum());
        size.crates().stream().limit(SHOWN).forEach(part -> out.print(String.format(Locale.ROOT, "%9s %5.1f %%  %s",
                TreeAction.size(part.bytes()), 100.0 * part.bytes() / known, part.name())));
        out.message(size.program() + ": " + TreeAction.size(size.bytes()) + ", of which "
                + TreeAction.size(size.code()) + " are machine code.");
        out.print(Json.object().put("program", size.program().toString()).put("bytes", size.bytes())
                .put("code", size.code()).put("crates", parts(size.crates()))
                .put("functions", parts(size.functions())).build());
    }

    private static Json parts(List<ProgramSize.Part> parts) {
        return WorkspaceAction.array(parts, part -> Json.object().put("name", part.name()).put("bytes", part.bytes())
                .build());
    }

    private void expand(CargoWords words) throws FailureException, InterruptedException {
        Expansion expansion = Answers.await(reports.expand(words.folder(), words.option("package"),
                Detected.target(cargo, words)));
        expansion.text().lines().forEach(words.invocation()::print);
        words.invocation().message("Expanded by " + expansion.by() + ".");
        words.invocation().print(Json.object().put("by", expansion.by()).put("text", expansion.text()).build());
    }
}
