package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.common.QuotedWords;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.cargo.integration.Cargo;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.CargoTask;
import dev.rustaiide.system.cli.Answers;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.debug.adapter.CoreFile;
import dev.rustaiide.system.debug.adapter.DebugTarget;

/** Finds, and has Cargo build, what the command line names. */
@Component(service = TargetFinder.class)
public final class TargetFinder {
    private final Cargo cargo;
    private final Processes processes;

    /** A test in the harness that has it. */
    private record FoundTest(Executable harness, String path) {}

    @Activate
    public TargetFinder(@Reference Cargo cargo, @Reference Processes processes) {
        this.cargo = cargo;
        this.processes = processes;
    }

    DebugTarget find(Invocation invocation, Path folder) throws FailureException, InterruptedException {
        Optional<String> adapter = invocation.option("adapter");
        Optional<String> pid = invocation.option("pid");
        if (pid.isPresent()) {
            return new DebugTarget.Attach(folder, language(invocation, folder), adapter, process(pid.get()));
        }
        List<String> arguments = QuotedWords.split(invocation.option("args").orElse(""));
        Optional<Path> program = file(invocation, "program");
        Optional<Path> core = file(invocation, "core");
        if (core.isPresent()) {
            Path left = program.isPresent() ? program.get() : programOf(core.get());
            return new DebugTarget.Core(folder, language(invocation, left), adapter, left, core.get());
        }
        if (program.isPresent()) {
            return new DebugTarget.Launch(folder, language(invocation, program.get()), adapter, program.get(),
                    arguments, folder, Map.of(), false);
        }
        Optional<String> test = invocation.option("test");
        return (test.isPresent() ? test(invocation, folder, test.get()) : built(invocation, folder, arguments))
                .by(adapter);
    }

    private static long process(String number) throws FailureException {
        if (!number.matches("[1-9]\\d{0,9}")) {
            throw new FailureException(new Failure.Other("Cannot debug the process “" + number + "”.",
                    "--pid takes the number of a process.", "See “ps -e” for those that run."));
        }
        return Long.parseLong(number);
    }

    /** What an option names, which has to be there. */
    private static Optional<Path> file(Invocation invocation, String option) throws FailureException {
        Optional<Path> named = invocation.option(option).map(name -> invocation.folder().resolve(name)
                .toAbsolutePath().normalize());
        if (named.isPresent() && !Files.isRegularFile(named.get())) {
            throw new FailureException(new Failure.Missing(named.get()));
        }
        return named;
    }

    private static Path programOf(Path core) throws FailureException {
        try {
            return CoreFile.program(core).orElseThrow(() -> new FailureException(new Failure.Other(
                    "Cannot look into " + core.getFileName() + ".", "It does not say which program left it, or that"
                            + " is gone.", "Name the program with --program.")));
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.NoPermission(core, "read"), unreadable);
        }
    }

    /** A script is in its own language. */
    private static LanguageId language(Invocation invocation, Path program) {
        String name = program.toString();
        return new LanguageId(invocation.option("language").filter(word -> word.matches("[a-z][a-z0-9_.+-]*"))
                .orElse(name.endsWith(".py") ? "python" : name.endsWith(".go") ? "go"
                        : name.matches(".*\\.[cm]?js") ? "javascript" : name.endsWith(".ts") ? "typescript"
                                : LanguageId.RUST.value()));
    }

    private DebugTarget.Launch built(Invocation invocation, Path folder, List<String> arguments)
            throws FailureException, InterruptedException {
        Optional<String> wanted = invocation.option("bin");
        CargoTask task = CargoTask.of(CargoTask.Kind.BUILD, folder);
        List<Executable> programs = build(wanted.isEmpty() ? task : task.with(List.of("--bin=" + wanted.get())),
                invocation).stream().filter(each -> each.target().kind() == CargoTarget.Kind.PROGRAM).toList();
        if (programs.size() != 1) {
            throw new FailureException(new Failure.Other("Cannot debug " + folder.getFileName() + ".",
                    programs.isEmpty() ? "Cargo builds no program in it." : "It has several programs: "
                            + programs.stream().map(each -> each.target().name()).collect(Collectors.joining(", "))
                            + ".",
                    programs.isEmpty() ? "Name a test with --test, or a program with --program."
                            : "Name one with --bin."));
        }
        return DebugTarget.Launch.of(folder, programs.getFirst().program(), arguments)
                .with(programs.getFirst().environment());
    }

    private List<Executable> build(CargoTask task, Invocation invocation)
            throws FailureException, InterruptedException {
        return Answers.await(cargo.build(task, line -> invocation.message(line.text()))).executables();
    }

    private DebugTarget.Launch test(Invocation invocation, Path folder, String name)
            throws FailureException, InterruptedException {
        FoundTest part = null;
        for (Executable harness : build(CargoTask.of(CargoTask.Kind.TEST, folder), invocation)) {
            for (String path : harness.isTest() ? listed(harness) : List.<String>of()) {
                if (path.equals(name)) {
                    return launch(folder, new FoundTest(harness, path));
                }
                part = part == null && path.contains(name) ? new FoundTest(harness, path) : part;
            }
        }
        if (part == null) {
            throw new FailureException(new Failure.Other("Cannot debug " + name + ".", "No test is called that.",
                    "Look at “cargo test -- --list”."));
        }
        return launch(folder, part);
    }

    private static DebugTarget.Launch launch(Path folder, FoundTest test) {
        // Where Cargo runs it, and with its output shown.
        return DebugTarget.Launch.of(folder, test.harness().program(), List.of(test.path(), "--exact", "--nocapture",
                "--test-threads=1")).in(test.harness().packageFolder()).with(test.harness().environment());
    }

    private List<String> listed(Executable harness) throws FailureException, InterruptedException {
        String printed = Answers.await(processes.run(Command.of(harness.program().toString(), "--list", "--format",
                "terse").in(harness.packageFolder()))).out();
        return printed.lines().filter(line -> line.endsWith(": test"))
                .map(line -> line.substring(0, line.length() - ": test".length())).toList();
    }
}
