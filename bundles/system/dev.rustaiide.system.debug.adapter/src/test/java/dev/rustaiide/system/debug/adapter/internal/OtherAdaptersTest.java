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
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.Ability;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;
import dev.rustaiide.system.debug.adapter.FoundAdapter;
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Step;

/** The same client with adapters that others wrote, where they are installed. */
class OtherAdaptersTest {
    private static final LanguageId PYTHON = new LanguageId("python");

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
    }

    private void assumeUsable(String adapter) throws Exception {
        assumeTrue(workshop.debugging.adapters().await().stream()
                .anyMatch(found -> found.definition().id().equals(adapter) && found.isUsable()), adapter
                        + " is not installed");
    }

    @Test
    void debugpy_debugs_python() throws Exception {
        assumeUsable("debugpy");
        Path script = Files.writeString(workshop.folder.resolve("prices.py"), """
                def total(prices):
                    result = 0
                    for price in prices:
                        result += price
                    return result

                print(total([3, 4]))
                """);
        var launch = new DebugTarget.Launch(workshop.folder, PYTHON, Optional.empty(), script, List.of(),
                workshop.folder, Map.of(), false);
        DebugSession session = workshop.start(launch, new Breakpoint.AtLine(script, 3,
                new Breakpoint.When("price == 4", "", "")));
        assertEquals("debugpy", session.adapter());
        DebugEvent.Stopped stop = workshop.stopped();
        Frame frame = Workshop.top(session, stop);
        assertEquals("total", frame.name());
        assertEquals(3, frame.at().line());
        assertEquals("3", Workshop.local(session, frame, "result").value());
        assertEquals("4", session.evaluate("prices[1]", Optional.of(frame)).await().value());
        assertEquals("7", session.evaluate("result + price", Optional.of(frame)).await().value());
        session.go(stop.thread(), Step.OVER).await();
        assertEquals("7", Workshop.local(session, Workshop.top(session, workshop.stopped()), "result").value());
        session.setBreakpoints(List.of()).await();
        session.go(stop.thread(), Step.CONTINUE).await();
        assertEquals(0, workshop.next(DebugEvent.Exited.class).code());
        workshop.next(DebugEvent.Ended.class);
        assertTrue(workshop.printed.toString().contains("7"), workshop.printed::toString);
        Workshop.awaitNone(script.toString());
    }

    /** Debian 12 has an older one: releng/unpack brings a newer, which {@code GDB} names. */
    @Test
    void gdb_debugs_rust() throws Exception {
        assumeTrue(Workshop.has("rustc"), "rustc is needed");
        useGdb();
        Path built = Workshop.build(workshop.folder, "shapes");
        Path source = workshop.folder.resolve("shapes.rs");
        int line = Workshop.lineOf(source, "sum += one").orElseThrow();
        DebugSession session = workshop.start(workshop.launch(built), Workshop.line(source, line));
        DebugEvent.Stopped stop = workshop.stopped();
        List<Frame> stack = session.stack(stop.thread(), 0, 20).await();
        assertEquals(List.of("shapes::total", "shapes::main"), Stream.of(stack.get(0), stack.get(1))
                .map(Frame::name).toList());
        assertEquals("12", session.evaluate("one", Optional.of(stack.getFirst())).await().value());
        assertEquals("0", session.evaluate("index", Optional.of(stack.getFirst())).await().value());
        session.go(stop.thread(), Step.OVER).await();
        stop = workshop.stopped();
        assertEquals("12", session.evaluate("sum", Optional.of(Workshop.top(session, stop))).await().value());
        Frame top = Workshop.top(session, stop);
        assertEquals(4, session.disassemble(top.address(), 0, 4).await().size());
        assertEquals(8, session.memory(top.address(), 0, 8).await().bytes().length);
        session.end().await();
        Workshop.awaitNone(built.toString());
    }

    private void useGdb() throws Exception {
        String program = Optional.ofNullable(System.getenv("GDB")).orElse("gdb");
        AdapterDefinition known = BuiltInAdapters.GDB;
        var definition = new AdapterDefinition("gdb", known.languages(), List.of(program), known.arguments(),
                known.versionArguments(), known.leastVersion(), known.launch(), known.attach(), known.core(), "");
        workshop.debugging.with(() -> List.of(definition), place -> true);
        assumeUsable("gdb");
    }

    @Test
    void gdb_goes_back_the_way_that_it_was_told_to_remember() throws Exception {
        assumeTrue(Workshop.has("rustc"), "rustc is needed");
        useGdb();
        Path built = Workshop.build(workshop.folder, "counting");
        Path source = workshop.folder.resolve("counting.rs");
        DebugSession session = workshop.start(workshop.launch(built), Workshop.line(source, 3));
        DebugEvent.Stopped stop = workshop.stopped();
        assertTrue(session.can(Ability.RECORD));
        assertFalse(session.can(Ability.STEP_BACK), "nothing is remembered yet");
        session.record().await();
        assertTrue(session.can(Ability.STEP_BACK));
        assertFalse(session.can(Ability.RECORD));
        goUntil(session, stop, Step.OVER, "16");
        goUntil(session, stop, Step.BACK, "6");
        session.go(stop.thread(), Step.REVERSE).await();
        DebugEvent.Stopped beginning = workshop.stopped();
        assertEquals("5", sum(session, beginning));
        assertEquals(2, Workshop.top(session, beginning).at().line());
        session.end().await();
        Workshop.awaitNone(built.toString());
    }

    @Test
    void gdb_stops_at_a_panic_of_rust() throws Exception {
        assumeTrue(Workshop.has("rustc"), "rustc is needed");
        useGdb();
        Path built = Workshop.build(workshop.folder, "counting");
        DebugSession session = workshop.start(workshop.launch(built), new Breakpoint.AtFunction("rust_panic",
                Breakpoint.When.ALWAYS));
        List<Frame> stack = session.stack(workshop.stopped().thread(), 0, 30).await();
        assertTrue(stack.getFirst().name().endsWith("rust_panic"), stack::toString);
        assertTrue(stack.stream().anyMatch(frame -> frame.name().equals("counting::main")), stack::toString);
    }

    /** A line of arithmetic may take more steps than one: it is checked for overflow. */
    private void goUntil(DebugSession session, DebugEvent.Stopped stop, Step step, String wanted) throws Exception {
        String sum = "";
        for (int i = 0; i < 6 && !sum.equals(wanted); i++) {
            session.go(stop.thread(), step).await();
            sum = sum(session, workshop.stopped());
        }
        assertEquals(wanted, sum);
    }

    private static String sum(DebugSession session, DebugEvent.Stopped stop) throws Exception {
        return session.evaluate("sum", Optional.of(Workshop.top(session, stop))).await().value();
    }

    @Test
    void what_cannot_be_used_says_why() throws Exception {
        for (FoundAdapter each : workshop.debugging.adapters().await()) {
            assertEquals(each.isUsable(), each.trouble().isEmpty(), each::toString);
        }
    }
}
