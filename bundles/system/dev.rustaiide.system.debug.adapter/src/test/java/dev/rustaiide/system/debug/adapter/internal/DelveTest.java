package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.DebugThread;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Step;
import dev.rustaiide.system.debug.adapter.Variable;

/** Programs of Go, with the real Delve: an adapter of another language that listens at a port. */
class DelveTest {
    private static final LanguageId GO = new LanguageId("go");
    private static final String CODE = """
            package main

            import (
            \t"fmt"
            \t"os"
            \t"time"
            )

            type order struct {
            \tname   string
            \tprices []int
            }

            func total(prices []int) int {
            \tsum := 0
            \tfor _, price := range prices {
            \t\tsum += price
            \t}
            \treturn sum
            }

            func waits(done chan bool) {
            \t<-done
            }

            func main() {
            \tdone := make(chan bool)
            \tfor i := 0; i < 3; i++ {
            \t\tgo waits(done)
            \t}
            \tfirst := order{"first", []int{3, 4}}
            \tfmt.Println(first.name, total(first.prices))
            \tfor len(os.Args) > 1 {
            \t\ttime.Sleep(10 * time.Millisecond)
            \t}
            }
            """;
    private static final int SUM = 17;

    @TempDir
    static Path shared;
    private static Path source;
    private static Path program;

    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(Workshop.has("dlv", "go"), "dlv and go are needed");
        Path project = shared.toRealPath();
        source = Files.writeString(project.resolve("main.go"), CODE);
        Files.writeString(project.resolve("go.mod"), "module orders\ngo 1.19\n");
        program = project.resolve("orders");
        Process build = new ProcessBuilder("go", "build", "-gcflags=all=-N -l", "-o", program.toString(), ".")
                .directory(project.toFile()).inheritIO().start();
        assertTrue(build.waitFor(120, TimeUnit.SECONDS) && build.exitValue() == 0, "go builds");
    }

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder);
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
        Workshop.awaitNone(program.toString());
        Workshop.awaitNone("dlv dap");
    }

    private static DebugTarget.Launch launch(String... arguments) {
        return new DebugTarget.Launch(shared, GO, Optional.empty(), program, List.of(arguments), shared, Map.of(),
                false);
    }

    private static Breakpoint at(int line, String condition) {
        return new Breakpoint.AtLine(source, line - 1, new Breakpoint.When(condition, "", ""));
    }

    private DebugSession goesOn(DebugSession session, DebugEvent.Stopped stop) throws Exception {
        session.setBreakpoints(List.of()).await();
        session.go(stop.thread(), Step.CONTINUE).await();
        return session;
    }

    @Test
    void a_program_stops_where_a_condition_holds_steps_and_ends() throws Exception {
        DebugSession session = workshop.start(launch(), at(SUM, "price == 4"));
        assertEquals("delve", session.adapter());
        DebugEvent.Stopped stop = workshop.stopped();
        List<Frame> stack = session.stack(stop.thread(), 0, 10).await();
        assertEquals(List.of("main.total", "main.main"), stack.stream().limit(2).map(Frame::name).toList());
        assertEquals("3", Workshop.local(session, stack.getFirst(), "sum").value());
        session.go(stop.thread(), Step.OVER).await();
        assertEquals("7", Workshop.local(session, Workshop.top(session, workshop.stopped()), "sum").value());
        session.go(stop.thread(), Step.OUT).await();
        assertEquals("main.main", Workshop.top(session, workshop.stopped()).name());
        goesOn(session, stop);
        workshop.next(DebugEvent.Ended.class);
        assertTrue(workshop.printed.toString().contains("first 7"), workshop.printed::toString);
    }

    @Test
    void goroutines_are_threads_and_values_are_looked_into_evaluated_and_set() throws Exception {
        DebugSession session = workshop.start(launch(), at(32, ""));
        DebugEvent.Stopped stop = workshop.stopped();
        List<DebugThread> threads = session.threads().await();
        // One that has not run yet stands in what begins it.
        assertEquals(3, threads.stream().filter(each -> each.name().matches(".*main\\.(waits|main\\.func1)")).count(),
                threads::toString);
        Frame frame = Workshop.top(session, stop);
        Variable first = Workshop.local(session, frame, "first");
        assertTrue(first.value().contains("name: \"first\""), first::value);
        assertEquals(List.of("name", "prices"), session.variables(first.handle(), 0, 0).await().stream()
                .map(Variable::name).toList());
        assertEquals("4", session.evaluate("first.prices[1]", Optional.of(frame)).await().value());
        assertEquals("9", session.evaluate("first.prices[1] + 5", Optional.of(frame)).await().value());
        long prices = session.evaluate("first.prices", Optional.of(frame)).await().handle();
        assertEquals("40", session.set(prices, "[1]", "40").await().value());
        goesOn(session, stop);
        workshop.next(DebugEvent.Ended.class);
        assertTrue(workshop.printed.toString().contains("first 43"), workshop.printed::toString);
    }

    @Test
    void a_line_without_a_statement_says_so_in_the_words_of_delve() throws Exception {
        DebugSession session = workshop.start(launch(), at(2, ""), at(SUM, ""));
        workshop.stopped();
        List<Breakpoint.Status> statuses = session.setBreakpoints(List.of(at(2, ""), at(SUM, ""))).await();
        assertEquals(List.of(false, true), statuses.stream().map(Breakpoint.Status::isVerified).toList());
        assertTrue(statuses.getFirst().words().contains("could not find statement"), statuses::toString);
    }

    @Test
    void a_process_that_was_attached_to_goes_on_after_the_session() throws Exception {
        Process process = new ProcessBuilder(program.toString(), "stays").start();
        try {
            DebugSession session = workshop.start(new DebugTarget.Attach(shared, GO, Optional.empty(), process.pid()),
                    at(34, ""));
            DebugEvent.Stopped stop = workshop.stopped();
            assertEquals("first", Workshop.local(session, Workshop.top(session, stop), "first").value()
                    .replaceAll(".*name: \"(\\w+)\".*", "$1"));
            session.end().await();
            Workshop.awaitNone("dlv dap");
            assertTrue(process.isAlive());
            assertFalse(Files.readString(Path.of("/proc/" + process.pid() + "/status")).contains("tracing stop"));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void one_that_runs_for_ever_is_paused_ended_and_started_again() throws Exception {
        DebugSession session = workshop.start(launch("stays"));
        session.pause(session.threads().await().getFirst().id()).await();
        workshop.stopped();
        session.end().await();
        Workshop.awaitNone(program.toString());
        DebugSession again = workshop.start(launch("stays"), at(SUM, ""));
        workshop.next(DebugEvent.Ended.class);
        workshop.stopped();
        again.end().await();
    }

    @Test
    void what_is_not_built_is_built_first() throws Exception {
        DebugSession session = workshop.start(new DebugTarget.Launch(shared, GO, Optional.empty(), source, List.of(),
                shared, Map.of(), false), at(SUM, "price == 4"));
        assertEquals("3", Workshop.local(session, Workshop.top(session, workshop.stopped()), "sum").value());
        session.end().await();
    }

    @Test
    void it_is_declared_by_a_user_as_any_other() throws Exception {
        AdapterDefinition mine = AdapterDefinition.SCHEMA.fromJson(Json.object().put("name", "my-go")
                .put("languages", Json.strings(List.of("go")))
                .put("command", Json.strings(List.of("dlv", "dap", "--listen", "127.0.0.1:${port}")))
                .put("port", 0).put("launch", """
                        {"mode": "exec", "program": "${program}", "args": "${args}", "cwd": "${cwd}"}""").build());
        workshop.debugging.with(() -> List.of(mine), place -> true);
        DebugSession session = workshop.start(launch(), at(SUM, ""));
        assertEquals("my-go", session.adapter());
        assertEquals("main.total", Workshop.top(session, workshop.stopped()).name());
        session.end().await();
    }
}
