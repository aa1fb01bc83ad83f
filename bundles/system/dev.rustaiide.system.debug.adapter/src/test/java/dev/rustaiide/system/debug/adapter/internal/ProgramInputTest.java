package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.ProgramStart;
import dev.rustaiide.system.debug.adapter.ProgramTerminal;
import dev.rustaiide.system.debug.adapter.Step;

/** Programs under the debugger that read their standard input. */
class ProgramInputTest {
    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
        Workshop.awaitNone(folder.toRealPath() + "/asking");
    }

    private FedProgram fed(String input) throws Exception {
        return new FedProgram(Files.writeString(folder.resolve("input"), input), workshop.machine.processes(),
                workshop.events::add);
    }

    @Test
    void a_program_reads_a_file_and_stops_where_it_handles_what_it_read() throws Exception {
        assumeTrue(Workshop.has("rustc", "lldb-dap-19"), "rustc and lldb-dap-19 are needed");
        Path program = Workshop.build(workshop.folder, "asking");
        FedProgram fed = fed("ada\ngrace\n");
        DebugSession session = workshop.debugging.start(workshop.launch(program), List.of(
                new Breakpoint.AtFunction("asking::greet", When.ALWAYS)), workshop.events::add,
                Optional.of(fed)).await();
        for (String name : List.of("\"ada\"", "\"grace\"")) {
            DebugEvent.Stopped stop = workshop.stopped();
            assertEquals(name, Workshop.local(session, Workshop.top(session, stop), "name").value());
            session.go(stop.thread(), Step.CONTINUE).await();
        }
        assertEquals(0, workshop.next(DebugEvent.Exited.class).code());
        fed.awaitOutput();
        while (workshop.events.peek() != null) {
            if (workshop.events.poll() instanceof DebugEvent.Output output) {
                workshop.printed.append(output.text());
            }
        }
        session.end().await();
        assertTrue(workshop.printed.toString().contains("hello, ada\nhello, grace\nthat was all"),
                workshop.printed::toString);
        assertTrue(workshop.printed.toString().contains("who are you?"), workshop.printed::toString);
    }

    @Test
    void a_program_that_waits_for_input_is_ended_with_its_session() throws Exception {
        assumeTrue(Workshop.has("rustc", "lldb-dap-19", "sleep"), "rustc and lldb-dap-19 are needed");
        Path program = Workshop.build(workshop.folder, "asking");
        ProgramTerminal silent = new ProgramTerminal() {
            @Override
            public boolean isExternal() {
                return true;
            }

            @Override
            public boolean isRequired() {
                return false;
            }

            @Override
            public Call<Long> start(ProgramStart start) {
                // Its input is a pipe in which nothing comes.
                return Call.start("start", scope -> new ProcessBuilder(start.command())
                        .directory(start.folder().toFile()).start().pid());
            }
        };
        DebugSession session = workshop.debugging.start(workshop.launch(program), List.of(), workshop.events::add,
                Optional.of(silent)).await();
        assertEquals(1, Workshop.running(program.toString()));
        session.end().await();
        Workshop.awaitNone(program.toString());
    }

    @Test
    void python_reads_a_file() throws Exception {
        assumeTrue(Workshop.has("python3") && workshop.debugging.adapters().await().stream().anyMatch(
                found -> found.definition().id().equals("debugpy") && found.isUsable()), "debugpy is needed");
        Path script = Files.writeString(workshop.folder.resolve("asking.py"), """
                name = input()
                print("hello, " + name)
                """);
        var launch = new DebugTarget.Launch(workshop.folder, new LanguageId("python"), Optional.empty(), script,
                List.of(), workshop.folder, Map.of(), false);
        DebugSession session = workshop.debugging.start(launch, List.of(Workshop.line(script, 2)),
                workshop.events::add, Optional.of(fed("ada\n"))).await();
        DebugEvent.Stopped stop = workshop.stopped();
        assertEquals("'ada'", Workshop.local(session, Workshop.top(session, stop), "name").value());
        session.end().await();
        Workshop.awaitNone(script.toString());
    }

    @Test
    void an_adapter_that_starts_programs_by_itself_says_so() throws Exception {
        var plain = OddAdaptersTest.definition(List.of("/bin/cat"));
        workshop.debugging.with(() -> List.of(plain), place -> true);
        DebugTarget.Launch launch = workshop.launch(folder.resolve("program"));
        var target = new DebugTarget.Launch(launch.folder(), new LanguageId("text"), Optional.empty(),
                launch.program(), List.of(), launch.workingFolder(), Map.of(), false);
        FedProgram fed = fed("");
        Call<DebugSession> call = workshop.debugging.start(target, List.of(), workshop.events::add, Optional.of(fed));
        Failure failure = ((FailureException) assertThrows(Exception.class, call::await).getCause()).failure();
        assertEquals("scripted starts programs only by itself.", failure.why());
    }
}
