package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.ProgramStart;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;

/** A program that reads a file as its input; what it prints is told as the adapter's own programs do. */
final class FedProgram implements ProgramTerminal {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Path input;
    private final Processes processes;
    private final Consumer<DebugEvent> events;
    private final List<Call<?>> readers = new CopyOnWriteArrayList<>();

    FedProgram(Path input, Processes processes, Consumer<DebugEvent> events) {
        this.input = input;
        this.processes = processes;
        this.events = events;
    }

    @Override
    public boolean isExternal() {
        return false;
    }

    @Override
    public boolean isRequired() {
        return true;
    }

    @Override
    public Call<Long> start(ProgramStart program) {
        return Call.start("start with input", scope -> {
            Command command = Command.of(program.command().getFirst(),
                    program.command().subList(1, program.command().size())).in(program.folder());
            for (var variable : program.environment().entrySet()) {
                command = command.with(variable.getKey(), variable.getValue().orElse(""));
            }
            Child child = processes.start(command);
            Call.startNative("input of " + program.title(), part -> feed(child.stdin()));
            readers.add(Call.startNative("output of " + program.title(),
                    part -> read(child.stdout(), DebugEvent.Output.Kind.STDOUT)));
            readers.add(Call.startNative("errors of " + program.title(),
                    part -> read(child.stderr(), DebugEvent.Output.Kind.STDERR)));
            return child.pid();
        });
    }

    private boolean feed(OutputStream stdin) {
        try (stdin) {
            Files.copy(input, stdin);
        } catch (IOException noMore) {
            LoggerFactory.getLogger(FedProgram.class).debug("A program has not read all of its input", noMore);
        }
        return true;
    }

    private boolean read(InputStream stream, DebugEvent.Output.Kind kind) throws IOException {
        char[] characters = new char[8192];
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
                events.accept(new DebugEvent.Output(kind, new String(characters, 0, count)));
            }
        }
        return true;
    }

    /** Waits until all that the program has printed is told. */
    void awaitOutput() throws InterruptedException {
        for (Call<?> reader : readers) {
            try {
                reader.await(PATIENCE);
            } catch (ExecutionException | TimeoutException unread) {
                LoggerFactory.getLogger(FedProgram.class).debug("Output of a program was not read to its end", unread);
            }
        }
    }
}
