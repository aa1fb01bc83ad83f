package dev.rustaiide.system.lsp.client.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;

/** Starts real programs as plainly as can be, and keeps what it was asked for. */
public final class TestProcesses implements Processes {
    private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
    private final List<Process> started = Collections.synchronizedList(new ArrayList<>());

    /** What it was asked for. */
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    /** Those that stayed, ended or not. */
    public List<Process> started() {
        return List.copyOf(started);
    }

    @Override
    public Child start(Command command, Consumer<Line> lines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Child start(Command command) throws FailureException {
        commands.add(command);
        Process process = begin(command);
        started.add(process);
        return new Started(process, Call.start("exit", scope -> {
            try {
                return process.waitFor();
            } catch (InterruptedException cancelled) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw cancelled;
            }
        }));
    }

    private static Process begin(Command command) throws FailureException {
        var line = new ArrayList<String>();
        line.add(command.program());
        line.addAll(command.arguments());
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(command.environment());
        Path folder = command.folder();
        builder.directory(folder == null ? null : folder.toFile());
        try {
            return builder.start();
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot start it.", "The system says: "
                    + refused.getMessage() + '.', "Install it."), refused);
        }
    }

    @Override
    public Call<Result> run(Command command) {
        return Call.start("run", scope -> {
            commands.add(command);
            Process process = begin(command);
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), out, err);
        });
    }

    private record Started(Process process, Call<Integer> exit) implements Child {
        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public OutputStream stdin() {
            return process.getOutputStream();
        }

        @Override
        public InputStream stdout() {
            return process.getInputStream();
        }

        @Override
        public InputStream stderr() {
            return process.getErrorStream();
        }
    }
}
