package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.Programs;

/** Children of this JVM. */
@Component
public final class ChildProcesses implements Processes {
    private final Programs programs;
    private final Set<ProcessTree> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean hooked = new AtomicBoolean();
    private final Thread hook = Thread.ofPlatform().name("stop children").unstarted(this::killAll);

    @Activate
    public ChildProcesses(@Reference Programs programs) {
        this.programs = programs;
    }

    @Deactivate
    public void close() {
        killAll();
        if (hooked.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException exiting) {
                // The hook runs now, and finds nothing left to do.
            }
        }
    }

    @Override
    public Child start(Command command, Consumer<Line> lines) throws FailureException {
        ProcessTree tree = begin(command);
        return TreeChild.read(tree, command.program(), lines, () -> running.remove(tree));
    }

    @Override
    public Child start(Command command) throws FailureException {
        ProcessTree tree = begin(command);
        return TreeChild.piped(tree, command.program(), () -> running.remove(tree));
    }

    @Override
    public Call<Result> run(Command command) {
        return Call.start("run " + command.program(), scope -> {
            ProcessTree tree = begin(command);
            try {
                return Collected.from(scope, tree);
            } finally {
                running.remove(tree);
            }
        });
    }

    private ProcessTree begin(Command command) throws FailureException {
        Path folder = command.folder();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new FailureException(new Failure.Missing(folder));
        }
        var builder = new ProcessBuilder();
        builder.command().add(executable(command).toString());
        builder.command().addAll(command.arguments());
        builder.directory(folder == null ? null : folder.toFile());
        change(builder.environment(), command.environment());
        if (hooked.compareAndSet(false, true)) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
        try {
            ProcessTree tree = ProcessTree.start(builder);
            running.add(tree);
            return tree;
        } catch (IOException | IllegalArgumentException refused) {
            throw new FailureException(new Failure.Other("Cannot start " + command.program() + '.',
                    "The system says: " + refused.getMessage() + '.',
                    "Check that it is a program for this machine and that its arguments are not too long."), refused);
        }
    }

    private static void change(Map<String, String> variables, Map<String, String> changes) {
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
    }

    private Path executable(Command command) throws FailureException {
        String program = command.program();
        Path path = program.indexOf('\0') < 0 ? Path.of(program) : Path.of("");
        if (path.isAbsolute() && Files.isExecutable(path) && !Files.isDirectory(path)) {
            return path;
        }
        return programs.find(program).orElseThrow(() -> new FailureException(
                new Failure.NoProgram(program, "run " + program, Remedies.of(program, programs))));
    }

    private void killAll() {
        running.forEach(ProcessTree::kill);
        running.clear();
    }
}
