package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.Breakpoint.When;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Instruction;
import dev.rustaiide.system.debug.adapter.MemoryBlock;
import dev.rustaiide.system.debug.adapter.Step;
import dev.rustaiide.system.debug.adapter.Variable;

/** A real program under the real LLDB, where that is installed. */
class RealDebuggerTest {
    @TempDir
    static Path shared;
    private static Path program;
    private static Path source;

    private Workshop workshop;

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(Workshop.has("rustc", "lldb-dap-19"), "rustc and lldb-dap-19 are needed");
        Path folder = shared.toRealPath();
        program = Workshop.build(folder, "shapes");
        source = folder.resolve("shapes.rs");
    }

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(shared);
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
        Workshop.awaitNone(program.toString());
    }

    private int line(String text) throws Exception {
        return Workshop.lineOf(source, text).orElseThrow();
    }

    private Breakpoint at(String text) throws Exception {
        return Workshop.line(source, line(text));
    }

    private Breakpoint at(String text, When when) throws Exception {
        return new Breakpoint.AtLine(source, line(text) - 1, when);
    }

    @Test
    void values_of_rust_are_shown_as_rust_would() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let sum = total"));
        Frame frame = Workshop.top(session, workshop.stopped());
        assertEquals("shapes::main", frame.name());
        assertEquals(source, frame.file().orElseThrow());
        assertEquals(line("let sum = total") - 1, frame.at().line());
        var values = new ArrayList<String>();
        for (Variable each : Workshop.locals(session, frame)) {
            values.add(each.name() + ": " + each.type() + " = " + each.value());
        }
        assertTrue(values.contains("nothing: Option<u32> = None"), values::toString);
        assertTrue(values.contains("some: Option<u32> = Some(7)"), values::toString);
        assertTrue(values.contains("words: Vec<&str> = [\"a\", \"b\"]"), values::toString);
        assertTrue(values.contains("failed: Result<u8, String> = Err(\"bad\")"), values::toString);
        assertTrue(values.contains("pair: (u8, char) = (1, 'x')"), values::toString);
        assertTrue(values.contains("drawing: Drawing = Drawing { name: \"first\", shapes: [Circle { radius: 2 },"
                + " Square(3), Nothing], tags: {\"red\": 1}, parent: Some(Rc(\"above\")) }"), values::toString);
    }

    @Test
    void what_is_in_a_value_is_found_step_by_step_and_by_a_path() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        Frame frame = Workshop.top(session, workshop.stopped());
        Variable drawing = Workshop.local(session, frame, "drawing");
        assertEquals(List.of("name", "shapes", "tags", "parent"), session.variables(drawing.handle(), 0, 0).await()
                .stream().map(Variable::name).toList());
        assertEquals("Square(3)", session.evaluate("drawing.shapes[1]", Optional.of(frame)).await().value());
        assertEquals("2", session.evaluate("drawing.shapes[0].radius", Optional.of(frame)).await().value());
        assertEquals("1", session.evaluate("sum + 1.0", Optional.of(frame)).await().value());
        Variable shapes = session.evaluate("drawing.shapes", Optional.of(frame)).await();
        assertEquals(3, shapes.parts());
        assertEquals(List.of("Square(3)"), session.variables(shapes.handle(), 1, 1).await().stream()
                .map(Variable::value).toList());
        Exception refused = assertThrows(Exception.class, () -> session.evaluate("nowhere + 1",
                Optional.of(frame)).await());
        assertTrue(refused.getCause() instanceof FailureException failure
                && failure.failure().why().contains("nowhere"), refused::toString);
    }

    @Test
    void steps_go_over_into_and_out() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        DebugEvent.Stopped stop = workshop.stopped();
        session.go(stop.thread(), Step.INTO).await();
        stop = workshop.stopped();
        assertEquals("shapes::area", Workshop.top(session, stop).name());
        session.go(stop.thread(), Step.OUT).await();
        stop = workshop.stopped();
        assertEquals("shapes::total", Workshop.top(session, stop).name());
        session.go(stop.thread(), Step.OVER).await();
        stop = workshop.stopped();
        session.setBreakpoints(List.of()).await();
        session.runTo(stop.thread(), source, line("let doubled") - 1).await();
        stop = workshop.stopped();
        Frame inThread = Workshop.top(session, stop);
        assertEquals(line("let doubled") - 1, inThread.at().line());
        assertEquals("21", Workshop.local(session, inThread, "sum").value());
        session.go(stop.thread(), Step.CONTINUE).await();
        assertEquals(0, workshop.next(DebugEvent.Exited.class).code());
        assertTrue(workshop.next(DebugEvent.Ended.class).failure().isEmpty());
        assertTrue(workshop.printed.toString().contains("first 21 None Some(7)"), workshop.printed::toString);
        assertEquals(DebugSession.State.ENDED, session.state());
    }

    @Test
    void a_step_into_passes_over_the_standard_library() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("println!(\"{index}: {one}\")"));
        DebugEvent.Stopped stop = workshop.stopped();
        session.setBreakpoints(List.of()).await();
        session.go(stop.thread(), Step.INTO).await();
        assertEquals("shapes::total", Workshop.top(session, workshop.stopped()).name());
    }

    @Test
    void own_frames_are_told_from_those_of_the_library() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        List<Frame> stack = session.stack(workshop.stopped().thread(), 0, 30).await();
        assertEquals(List.of("shapes::total", "shapes::main"), stack.stream()
                .filter(frame -> frame.kind() == Frame.Kind.OWN).map(Frame::name).toList());
        assertTrue(stack.stream().noneMatch(frame -> frame.name().matches(".*(::h[0-9a-f]{16}|\\$).*")),
                stack::toString);
    }

    @Test
    void breakpoints_heed_conditions_counts_and_names() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program),
                at("sum += one", new When("index == 1", "", "")));
        DebugEvent.Stopped stop = workshop.stopped();
        assertEquals("1", Workshop.local(session, Workshop.top(session, stop), "index").value());
        List<Breakpoint.Status> set = session.setBreakpoints(List.of(
                new Breakpoint.AtFunction("shapes::area", When.ALWAYS))).await();
        assertTrue(set.stream().allMatch(Breakpoint.Status::isVerified), set::toString);
        session.go(stop.thread(), Step.CONTINUE).await();
        assertEquals("shapes::area", Workshop.top(session, workshop.stopped()).name());
    }

    @Test
    void a_breakpoint_stops_from_the_hit_on_that_it_names() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("sum += one", new When("", "3", "")));
        assertEquals("2", Workshop.local(session, Workshop.top(session, workshop.stopped()), "index").value());
    }

    @Test
    void a_log_point_prints_and_does_not_stop() throws Exception {
        workshop.start(workshop.launch(program), at("sum += one", new When("", "", "index is {index}")));
        assertEquals(0, workshop.next(DebugEvent.Exited.class).code());
        assertTrue(workshop.printed.toString().contains("first 21"), workshop.printed::toString);
    }

    @Test
    void a_breakpoint_without_code_says_so() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        workshop.stopped();
        Breakpoint beyond = Workshop.line(source, 4000);
        List<Breakpoint.Status> set = session.setBreakpoints(List.of(beyond)).await();
        assertFalse(set.getFirst().isVerified());
        assertTrue(set.getFirst().words().startsWith("The program has no code at this line."), set::toString);
        session.end().await();
        assertEquals(set, session.setBreakpoints(List.of(beyond)).await(), "what was made of it is known still");
    }

    @Test
    void a_variable_is_set_and_watched() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        DebugEvent.Stopped stop = workshop.stopped();
        Frame frame = Workshop.top(session, stop);
        long handle = session.scopes(frame).await().getFirst().handle();
        assertEquals("40", session.set(handle, "sum", "40").await().value());
        Breakpoint.OnMemory watch = session.watchable(handle, "sum").await().orElseThrow();
        session.setBreakpoints(List.of(watch)).await();
        session.go(stop.thread(), Step.CONTINUE).await();
        stop = workshop.stopped();
        assertEquals("data breakpoint", stop.reason());
        assertEquals("52", Workshop.local(session, Workshop.top(session, stop), "sum").value());
    }

    @Test
    void a_panic_stops_where_it_begins() throws Exception {
        Path counting = Workshop.build(shared.toRealPath(), "counting");
        DebugSession session = workshop.start(workshop.launch(counting), new Breakpoint.AtFunction("rust_panic",
                When.ALWAYS));
        DebugEvent.Stopped stop = workshop.stopped();
        List<Frame> stack = session.stack(stop.thread(), 0, 30).await();
        assertTrue(stack.getFirst().name().endsWith("rust_panic"), stack::toString);
        Frame own = stack.stream().filter(frame -> frame.kind() == Frame.Kind.OWN).findFirst().orElseThrow();
        assertEquals("counting::main", own.name());
        assertEquals("116", Workshop.local(session, own, "all").value());
    }

    @Test
    void a_variable_is_watched_for_being_read() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        DebugEvent.Stopped stop = workshop.stopped();
        long handle = session.scopes(Workshop.top(session, stop)).await().getFirst().handle();
        Breakpoint.OnMemory watch = session.readable(handle, "sum").await().orElseThrow();
        assertEquals("readWrite", watch.access());
        assertTrue(session.setBreakpoints(List.of(watch)).await().getFirst().isVerified());
        session.go(stop.thread(), Step.CONTINUE).await();
        assertEquals("shapes::total", Workshop.top(session, workshop.stopped()).name());
    }

    @Test
    void machine_code_memory_and_modules_are_read() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program), at("let one = area"));
        Frame frame = Workshop.top(session, workshop.stopped());
        List<Instruction> code = session.disassemble(frame.address(), 0, 8).await();
        assertEquals(8, code.size());
        assertEquals(Long.decode(frame.address()), Long.decode(code.getFirst().address()));
        MemoryBlock memory = session.memory(frame.address(), 0, 16).await();
        assertEquals(16, memory.bytes().length);
        assertEquals(Long.decode(frame.address()), memory.address());
        Optional<Frame> here = Optional.of(frame);
        String sum = session.evaluate("&(sum)", here).await().memory();
        assertEquals(session.evaluate("sum", here).await().value(), String.valueOf(
                session.memory(sum, 0, 1).await().bytes()[0]));
        assertTrue(session.modules().await().stream().anyMatch(module -> module.name().equals("shapes")));
        assertTrue(session.command("register read rip", Optional.of(frame)).await().contains("rip"));
    }

    @Test
    void async_functions_are_shown_as_they_were_written() throws Exception {
        Path waiting = Workshop.build(shared.toRealPath(), "waiting");
        Path text = shared.toRealPath().resolve("waiting.rs");
        int line = Workshop.lineOf(text, "first + long").orElseThrow();
        DebugSession session = workshop.start(workshop.launch(waiting), Workshop.line(text, line));
        DebugEvent.Stopped stop = workshop.stopped();
        List<Frame> stack = session.stack(stop.thread(), 0, 30).await();
        assertEquals(List.of("async waiting::price", "async waiting::order", "waiting::block_on", "waiting::main"),
                stack.stream().filter(frame -> frame.kind() == Frame.Kind.OWN).map(Frame::name).toList()
                        .stream().map(name -> name.replaceAll("<.*>$", "")).toList());
        assertEquals(List.of("name", "first", "long"), Workshop.locals(session, stack.getFirst()).stream()
                .map(Variable::name).toList());
        assertEquals("\"apple\"", Workshop.local(session, stack.getFirst(), "name").value());
        Variable awaits = Workshop.local(session, stack.get(1), "(awaits)");
        assertEquals("async fn price", awaits.type());
        assertTrue(awaits.value().contains("name: \"apple\""), awaits::toString);
    }

    @Test
    void a_running_program_is_paused() throws Exception {
        DebugSession session = workshop.start(workshop.launch(program, "wait"));
        assertEquals(DebugSession.State.RUNNING, session.state());
        while (!workshop.next(DebugEvent.Output.class).text().contains("waiting")) {
            assertEquals(DebugSession.State.RUNNING, session.state());
        }
        session.pause(session.threads().await().getFirst().id()).await();
        DebugEvent.Stopped stop = workshop.stopped();
        List<Frame> stack = session.stack(stop.thread(), 0, 30).await();
        assertTrue(stack.stream().anyMatch(frame -> frame.name().equals("shapes::main")), stack::toString);
    }

    /** So it does where this product is killed: what was in its terminal must not stay behind. */
    @Test
    void a_program_whose_terminal_is_gone_ends_with_it() throws Exception {
        workshop.start(workshop.launch(program, "wait"));
        while (!workshop.next(DebugEvent.Output.class).text().contains("waiting")) {
            assertTrue(workshop.events.stream().noneMatch(DebugEvent.Stopped.class::isInstance));
        }
        ProcessHandle running = ProcessHandle.allProcesses().filter(each -> each.info().commandLine().orElse("")
                .equals(program + " wait")).findFirst().orElseThrow();
        assertEquals(0, new ProcessBuilder("kill", "-HUP", String.valueOf(running.pid())).start().waitFor());
        workshop.next(DebugEvent.Exited.class);
        Workshop.awaitNone(program.toString());
    }

    @Test
    void a_process_that_was_attached_to_goes_on() throws Exception {
        Process waiting = new ProcessBuilder(program.toString(), "wait").start();
        try {
            DebugSession session = workshop.start(new DebugTarget.Attach(shared.toRealPath(), LanguageId.RUST,
                    Optional.empty(), waiting.pid()));
            workshop.stopped();
            assertTrue(session.threads().await().size() >= 1);
            session.end().await();
            assertTrue(waiting.isAlive());
        } finally {
            waiting.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_core_file_is_read() throws Exception {
        assumeTrue(Workshop.has("gcore"), "gcore is needed");
        Process waiting = new ProcessBuilder(program.toString(), "wait").start();
        Path core = shared.resolve("core." + waiting.pid());
        try {
            Process dump = new ProcessBuilder("gcore", "-o", shared.resolve("core").toString(),
                    String.valueOf(waiting.pid())).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assumeTrue(dump.waitFor(60, TimeUnit.SECONDS) && Files.exists(core), "no core was written");
        } finally {
            waiting.destroyForcibly().waitFor();
        }
        DebugSession session = workshop.start(new DebugTarget.Core(shared.toRealPath(), LanguageId.RUST,
                Optional.empty(), program, core));
        List<Frame> stack = session.stack(workshop.stopped().thread(), 0, 30).await();
        assertTrue(stack.stream().anyMatch(frame -> frame.name().equals("shapes::main")), stack::toString);
    }

    @Test
    void nothing_is_left_when_it_is_ended_cancelled_or_its_adapter_is_killed() throws Exception {
        String words = program + " wait";
        workshop.start(workshop.launch(program, "wait")).end().await();
        assertEquals(0, Workshop.running(words));
        for (int patience = 50; patience < 1000; patience += 150) {
            Call<DebugSession> starting = workshop.debugging.start(workshop.launch(program, "wait"), List.of(),
                    event -> { });
            Thread.sleep(patience);
            starting.cancel();
            starting.onSuccess(Runnable::run, DebugSession::end);
            Workshop.awaitNone(words);
        }
        workshop.events.clear();
        workshop.start(workshop.launch(program, "wait"));
        assertEquals(1, Workshop.running(words));
        ProcessHandle.current().descendants().filter(each -> each.info().command().orElse("").contains("lldb-dap"))
                .forEach(ProcessHandle::destroyForcibly);
        DebugEvent.Ended ended = workshop.next(DebugEvent.Ended.class);
        assertTrue(ended.failure().orElseThrow().why().contains("137"), ended::toString);
        Workshop.awaitNone(words);
    }

    @Test
    void nothing_is_debugged_without_trust() {
        workshop.trusted = false;
        FailureException refused = assertThrows(FailureException.class,
                () -> workshop.start(workshop.launch(program)));
        assertTrue(refused.failure().why().contains("not trusted"));
    }
}
