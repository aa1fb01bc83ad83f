package dev.rustaiide.system.cargo.integration.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
final class TestProcesses implements Processes {
    final List<Command> commands = new ArrayList<>();

    @Override
    public Child start(Command command, Consumer<Line> lines) throws FailureException {
        commands.add(command);
        Process process = begin(command);
        Call<Void> out = read(process.getInputStream(), false, lines);
        Call<Void> err = read(process.getErrorStream(), true, lines);
        Call<Integer> exit = Call.start("exit", scope -> {
            try {
                int code = process.waitFor();
                out.await();
                err.await();
                return code;
            } catch (InterruptedException cancelled) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw cancelled;
            }
        });
        return new Started(process, exit);
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
            throw new FailureException(new Failure.NoProgram(command.program(), "run it", "Install it."), refused);
        }
    }

    private static Call<Void> read(InputStream stream, boolean error, Consumer<Line> lines) {
        return Call.start("read", scope -> {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(text -> lines.accept(new Line(text, error, true)));
            } catch (UncheckedIOException killed) {
                // The program was killed and its pipe with it.
            }
            return null;
        });
    }

    @Override
    public Child start(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Call<Result> run(Command command) {
        return Call.start("run", scope -> {
            var out = new StringBuffer();
            var err = new StringBuffer();
            int exit = start(command, line -> (line.error() ? err : out).append(line.text()).append('\n')).exit()
                    .await();
            return new Result(exit, out.toString(), err.toString());
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
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream stderr() {
            return InputStream.nullInputStream();
        }
    }
}
