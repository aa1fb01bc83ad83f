package dev.rustaiide.app.debugger.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import jakarta.inject.Inject;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.app.debugger.internal.DebugRun.Supply;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cargo.integration.CargoWorkspace;
import dev.rustaiide.system.cargo.integration.Detection;
import dev.rustaiide.system.debug.adapter.DebugTarget;

/** Makes what can be debugged out of what people point at; Cargo builds it first. */
public final class Targets {
    private final Cargo cargo;

    @Inject
    Targets(Cargo cargo) {
        this.cargo = cargo;
    }

    /** The programs of the workspace of {@code folder}, those near {@code file} first. */
    Call<List<CargoTarget>> programs(Path folder, Optional<Path> file) {
        return Call.start("programs", scope -> {
            var programs = new ArrayList<CargoTarget>();
            CargoWorkspace workspace = workspace(folder, scope);
            file.flatMap(workspace::packageOf).ifPresent(near -> programs.addAll(near.targets()));
            workspace.packages().forEach(each -> programs.addAll(each.targets()));
            return programs.stream().filter(each -> each.kind() == CargoTarget.Kind.PROGRAM).distinct().toList();
        });
    }

    private CargoWorkspace workspace(Path place, Scope scope) throws Exception {
        return switch (scope.await(cargo.detect(place))) {
            case Detection.Found(CargoWorkspace found) -> found;
            case Detection.Unavailable(Path manifest, Failure failure) -> throw new FailureException(failure);
            default -> throw new FailureException(new Failure.Other("Cannot debug " + place.getFileName() + ".",
                    "It is no Cargo package that can be read.", "Open a folder with a Cargo.toml."));
        };
    }

    /** The program that {@code target} is, with {@code arguments}. */
    Supply program(Path folder, CargoTarget target, List<String> arguments) {
        return new Supply(target.name(), output -> Call.start("build " + target.name(), scope -> launch(folder,
                new CargoTask(CargoTask.Kind.BUILD, folder, "", target, "", false, false, false, List.of(), arguments),
                output, scope)));
    }

    /** A script of another language, as it is. */
    static Supply script(Path folder, Path file, LanguageId language) {
        var launch = new DebugTarget.Launch(folder, language, Optional.empty(), file, List.of(), folder,
                Map.of(), false);
        return new Supply(launch.title(), output -> Call.of(launch));
    }

    /** What the arrow beside {@code runnable} stands for. */
    Supply of(Path folder, Path file, SyntaxTree.Runnable runnable) {
        return new Supply(runnable.name(), output -> Call.start("build " + runnable.name(), scope -> {
            CargoWorkspace workspace = workspace(file, scope);
            CargoTask task = cargo.task(workspace, file, runnable).orElseThrow(() -> new FailureException(
                    new Failure.Other("Cannot debug " + runnable.name() + ".", "Its file belongs to no target.",
                            "Name the file in a module of its crate.")));
            return launch(folder, task, output, scope);
        }));
    }

    private DebugTarget launch(Path folder, CargoTask task, Consumer<String> output, Scope scope) throws Exception {
        List<Executable> built = scope.await(cargo.build(task, line -> output.accept(line.text()))).executables();
        CargoTarget wanted = task.target();
        Executable one = built.stream().filter(each -> wanted == null || each.target().name().equals(wanted.name()))
                .findFirst().orElseThrow(() -> new FailureException(new Failure.Other("Cannot debug " + task.title()
                        + ".", "Cargo built no program for it.", "Look at the debug console.")));
        if (!one.isTest()) {
            return DebugTarget.Launch.of(folder, one.program(), task.arguments()).with(one.environment());
        }
        var arguments = new ArrayList<String>();
        if (!task.filter().isEmpty()) {
            arguments.add(task.filter());
        }
        if (task.exact()) {
            arguments.add("--exact");
        }
        arguments.addAll(List.of("--nocapture", "--test-threads=1"));
        return DebugTarget.Launch.of(folder, one.program(), arguments).in(one.packageFolder())
                .with(one.environment());
    }
}
