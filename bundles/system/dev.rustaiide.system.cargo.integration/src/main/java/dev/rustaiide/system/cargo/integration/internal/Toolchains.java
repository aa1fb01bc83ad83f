package dev.rustaiide.system.cargo.integration.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.system.cargo.integration.CargoToolchain;

/** What is installed to build with, by rustup where there is one. Runs in the root, so no folder has a say. */
record Toolchains(Processes processes, Programs programs) {
    List<CargoToolchain> all() throws FailureException, InterruptedException, ExecutionException {
        Optional<Path> rustup = programs.find("rustup");
        if (rustup.isEmpty()) {
            Path compiler = programs.find("rustc").orElseThrow(() -> new FailureException(
                    new Failure.NoProgram("rustc", "tell the toolchain", CargoOptions.INSTALL)));
            return List.of(new CargoToolchain("", out(compiler, "--version").findFirst().orElse(""), true));
        }
        var found = new ArrayList<CargoToolchain>();
        for (String line : out(rustup.get(), "toolchain", "list").filter(each -> !each.startsWith("no installed"))
                .toList()) {
            found.add(read(line, rustup.get().resolveSibling("rustc")));
        }
        return found;
    }

    private CargoToolchain read(String line, Path compiler) throws InterruptedException, ExecutionException {
        String name = line.split("[ (]", 2)[0];
        String version = out(compiler, "+" + name, "--version").findFirst().orElse("");
        return new CargoToolchain(name, version, line.contains("default"));
    }

    private Stream<String> out(Path program, String... arguments) throws InterruptedException, ExecutionException {
        Processes.Result result = processes.run(Command.of(program.toString(), arguments).in(program.getRoot()))
                .await();
        return result.exit() == 0 ? result.out().lines().filter(each -> !each.isBlank()) : Stream.empty();
    }
}
