package dev.rustaiide.system.cargo.integration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.platform.Processes;

class FolderProgramsTest {
    private static final Path TRUSTED = Path.of("/trusted");
    private static final Command MAKE = Command.of("make", "all").in(TRUSTED);

    private final Started processes = new Started();
    private final FolderPrograms programs = new FolderPrograms(TRUSTED::equals, processes);
    private final List<String> output = new ArrayList<>();

    /** Says that it has started, and ends with 3 when a test lets it; remembers whether it was cancelled. */
    private static final class Started implements Processes, Child {
        private final List<Command> commands = new ArrayList<>();
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);
        private final Call<Integer> exit = Call.start("exit", scope -> {
            try {
                goOn.await();
                return 3;
            } catch (InterruptedException cancelled) {
                stopped.countDown();
                throw cancelled;
            }
        });

        @Override
        public Child start(Command command, Consumer<Line> lines) {
            commands.add(command);
            lines.accept(new Line("started", false, true));
            return this;
        }

        @Override
        public Child start(Command command) {
            throw new AssertionError("nobody reads what " + command.program() + " says");
        }

        @Override
        public Call<Result> run(Command command) {
            throw new AssertionError("nobody sees what " + command.program() + " says");
        }

        @Override
        public long pid() {
            return 1;
        }

        @Override
        public Call<Integer> exit() {
            running.countDown();
            return exit;
        }

        @Override
        public OutputStream stdin() {
            return OutputStream.nullOutputStream();
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

    @Test
    void any_program_runs_in_a_trusted_folder_and_its_lines_and_exit_code_are_told() throws Exception {
        processes.goOn.countDown();
        assertEquals(3, programs.run(MAKE, line -> output.add(line.text())).await());
        assertEquals(List.of(MAKE), processes.commands);
        assertEquals(List.of("started"), output);
    }

    @Test
    void nothing_starts_in_a_folder_that_is_not_trusted() {
        Call<Integer> call = programs.run(MAKE.in(Path.of("/stranger")), line -> output.add(line.text()));
        ExecutionException failed = assertThrows(ExecutionException.class, call::await);
        assertInstanceOf(FailureException.class, failed.getCause());
        assertEquals(List.of(), processes.commands);
    }

    @Test
    void cancelling_stops_the_program() throws Exception {
        Call<Integer> call = programs.run(MAKE, line -> output.add(line.text()));
        assertTrue(processes.running.await(10, TimeUnit.SECONDS));
        call.cancel();
        assertTrue(processes.stopped.await(10, TimeUnit.SECONDS));
    }
}
