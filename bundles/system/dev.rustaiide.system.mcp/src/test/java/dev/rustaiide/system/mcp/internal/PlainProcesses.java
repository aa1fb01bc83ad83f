package dev.rustaiide.system.mcp.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;

/** Starts real programs as plainly as can be. */
final class PlainProcesses implements Processes {
    final List<Process> started = new CopyOnWriteArrayList<>();
    final List<Command> commands = new CopyOnWriteArrayList<>();

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

    @Override
    public Child start(Command command) throws FailureException {
        commands.add(command);
        var words = new ArrayList<>(List.of(command.program()));
        words.addAll(command.arguments());
        var builder = new ProcessBuilder(words);
        command.environment().forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        Path folder = command.folder();
        builder.directory(folder == null ? null : folder.toFile());
        try {
            Process process = builder.start();
            started.add(process);
            return new Started(process, Call.start("exit", scope -> {
                try {
                    return process.waitFor();
                } catch (InterruptedException cancelled) {
                    process.destroyForcibly();
                    throw cancelled;
                }
            }));
        } catch (IOException refused) {
            throw new FailureException(new Failure.Other("Cannot start it.", "It is not there.", "Install it."),
                    refused);
        }
    }

    @Override
    public Child start(Command command, Consumer<Line> lines) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<Result> run(Command command) {
        throw new UnsupportedOperationException();
    }
}
