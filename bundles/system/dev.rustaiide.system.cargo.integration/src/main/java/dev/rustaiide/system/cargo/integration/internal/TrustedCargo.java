package dev.rustaiide.system.cargo.integration.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;
import dev.rustaiide.foundation.validation.CommandLine;
import dev.rustaiide.foundation.validation.CommandRules;
import dev.rustaiide.system.cargo.integration.CargoCompiler;
import dev.rustaiide.system.cargo.integration.ExecutionPolicy;

/** Cargo, its compiler and rustup as they answer in a folder: by its own files only where its code may run. */
record TrustedCargo(Processes processes, Programs programs, Settings settings) {
    /** By 0 rustup asks for no toolchain that is not there, however a folder names it. */
    private static final String INSTALLING = "RUSTUP_AUTO_INSTALL";

    static boolean mayRun(@Nullable ExecutionPolicy policy, Path folder) {
        return policy != null && policy.mayRun(folder);
    }

    static void demand(@Nullable ExecutionPolicy policy, Path folder, String action) throws FailureException {
        if (!mayRun(policy, folder)) {
            throw new FailureException(new Failure.Other("Cannot " + action + " " + folder.getFileName() + ".",
                    "The folder is not trusted yet, and this would execute code of it.",
                    "Trust the folder if you know where its code comes from."));
        }
    }

    CargoOptions options(Path folder) {
        return new CargoOptions(settings.in(folder));
    }

    /** What Cargo answers to {@code arguments}, offline unless it may not be. */
    Processes.Result ask(Path folder, String purpose, boolean online, List<String> arguments)
            throws FailureException, InterruptedException, ExecutionException {
        CargoOptions options = options(folder);
        var all = new ArrayList<>(options.toolchain(programs));
        all.addAll(arguments);
        if (options.offline(online)) {
            all.add("--offline");
        }
        Command plain = options.command(programs, purpose).with("CARGO_TERM_COLOR", "never");
        return await(processes.run(checked("cargo", new Command(plain.program(), all, folder, plain.environment()))));
    }

    /** The compiler that Cargo takes in {@code folder}, by the toolchain that people or the folder chose. */
    CargoCompiler compiler(Path folder) throws FailureException, InterruptedException, ExecutionException {
        return compiler(folder, folder);
    }

    /**
     * The compiler that Cargo takes in {@code folder}, by the toolchain that people chose for it, else by what the
     * files at {@code asked} say.
     */
    CargoCompiler compiler(Path folder, Path asked)
            throws FailureException, InterruptedException, ExecutionException {
        Optional<CargoConfiguration.Named> named = named(asked);
        Path rustc = named.isPresent() ? found(named.get()) : programs.find("rustc")
                .orElseThrow(() -> new FailureException(new Failure.NoProgram("rustc", "tell the compiler",
                        CargoOptions.INSTALL)));
        List<String> toolchain = options(folder).toolchain(programs);
        // One that is named may be none of rustup's; Cargo tells it the toolchain by a variable, as rustup does Cargo.
        var asking = new Asking(rustc, named.isPresent() ? List.of() : toolchain, asked, named.isEmpty()
                || toolchain.isEmpty() ? "" : toolchain.getFirst().substring(1));
        Processes.Result told = tells(asking, CompilerWords.VERSION);
        String home = told.exit() == 0 ? tells(asking, CompilerWords.HOME).out() : "";
        return CompilerWords.read(told.out(), home).orElseThrow(() -> new FailureException(new Failure.Other(
                "Cannot tell the compiler of " + folder.getFileName() + ".", told.err().isBlank()
                        ? rustc + " does not say what it is." : told.err().strip(),
                named.map(each -> "Correct " + each.by() + ".").orElse(
                        "Choose another toolchain, or install the one that the folder asks for."))));
    }

    /** How a compiler is asked what it is. */
    private record Asking(Path rustc, List<String> first, Path folder, String toolchain) {
        Command command(String question) {
            var arguments = new ArrayList<>(first);
            arguments.add(question);
            return Command.of(rustc.toString(), arguments).in(folder);
        }

        /** With variables of our own, which are not judged. */
        Command ready(Command checked) {
            Command command = checked.with(INSTALLING, "0");
            return toolchain.isEmpty() ? command : command.with("RUSTUP_TOOLCHAIN", toolchain);
        }
    }

    /** What variables and the settings at {@code asked} name instead of the usual compiler. */
    private static Optional<CargoConfiguration.Named> named(Path asked) throws FailureException {
        try {
            return new CargoConfiguration(asked, System.getenv()).compiler();
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.Other("Cannot read Cargo's settings.",
                    "The system says: " + unreadable.getMessage() + '.', "Look at the permissions of that file."),
                    unreadable);
        }
    }

    private Path found(CargoConfiguration.Named named) throws FailureException {
        boolean isPath = named.program().contains("/");
        return Optional.of(named.program()).filter(name -> name.indexOf('\0') < 0)
                .flatMap(name -> isPath ? Optional.of(Path.of(name)) : programs.find(name))
                .filter(program -> Files.isExecutable(program) && !Files.isDirectory(program))
                .orElseThrow(() -> new FailureException(new Failure.Other("Cannot tell the compiler.",
                        named.by() + " names " + named.program() + ", which is no program.",
                        "Correct it, or remove it to build with the usual compiler.")));
    }

    private Processes.Result tells(Asking asking, String question)
            throws FailureException, InterruptedException, ExecutionException {
        return await(processes.run(asking.ready(checked("rustc", asking.command(question)))));
    }

    /** The program called {@code name} of the toolchain of {@link #compiler}; empty if rustup knows none there. */
    Optional<Path> program(Path folder, Path asked, String name)
            throws FailureException, InterruptedException, ExecutionException {
        Optional<Path> rustup = programs.find("rustup");
        if (rustup.isEmpty()) {
            return Optional.empty();
        }
        var arguments = new ArrayList<>(List.of("which"));
        options(folder).toolchain(programs).forEach(plus -> arguments.add("--toolchain=" + plus.substring(1)));
        arguments.add(name);
        Processes.Result told = await(processes.run(checked("rustup",
                Command.of(rustup.get().toString(), arguments).in(asked)).with(INSTALLING, "0")));
        try {
            return Optional.of(Path.of(told.out().strip()))
                    .filter(program -> told.exit() == 0 && Files.isExecutable(program));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /**
     * The last look at what is started: names of targets, filters and options come from files and from callers. The
     * program itself was found on the path or named by a setting that needs trust, so whatever it is called, it is
     * judged as the {@code tool} that it stands for.
     */
    static Command checked(String tool, Command command) throws FailureException {
        CommandRules.check(new CommandLine(tool, command.arguments(), command.environment()))
                .orThrow("This command is not run.");
        return command;
    }

    /** Who is cancelled meanwhile ends it too. */
    static <T> T await(Call<T> call) throws FailureException, InterruptedException, ExecutionException {
        try {
            return call.await();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FailureException known) {
                throw known;
            }
            throw failed;
        } catch (InterruptedException cancelled) {
            call.cancel();
            throw cancelled;
        }
    }
}
