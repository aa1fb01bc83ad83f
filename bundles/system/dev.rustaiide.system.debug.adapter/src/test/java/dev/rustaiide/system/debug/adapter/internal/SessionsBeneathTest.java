package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
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
import dev.rustaiide.system.debug.adapter.Frame;
import dev.rustaiide.system.debug.adapter.Step;

/**
 * Sessions that a real adapter begins beneath one: those of js-debug, debugpy and lldb-dap. js-debug is found as
 * {@code js-debug-adapter}, or by the environment: {@code JS_DEBUG} names its {@code dapDebugServer.js}.
 */
class SessionsBeneathTest {
    private static final LanguageId SCRIPT = new LanguageId("javascript");

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

    private void useJsDebug() throws Exception {
        Optional<String> server = Optional.ofNullable(System.getenv("JS_DEBUG"));
        AdapterDefinition known = BuiltInAdapters.JS_DEBUG;
        if (server.isPresent()) {
            var named = new AdapterDefinition(known.id(), known.languages(), List.of("node"),
                    List.of(server.get(), "${port}", "127.0.0.1"), List.of(), 0, known.launch(), Json.NULL, Json.NULL,
                    "", known.address());
            workshop.debugging.with(() -> List.of(named), place -> true);
        }
        assumeTrue(Workshop.has("node") && workshop.debugging.adapters().await().stream()
                .anyMatch(found -> found.definition().id().equals("js-debug") && found.isUsable()),
                "node and js-debug are needed");
    }

    private DebugTarget.Launch launch(LanguageId language, Path program) {
        return new DebugTarget.Launch(workshop.folder, language, Optional.empty(), program, List.of(),
                workshop.folder, Map.of(), false);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(workshop.folder.resolve(name), text);
    }

    /** The next event of a session beneath that is so. */
    private <E extends DebugEvent> DebugEvent.Beneath beneath(Class<E> kind, Predicate<E> so) throws Exception {
        while (true) {
            DebugEvent.Beneath next = workshop.next(DebugEvent.Beneath.class);
            if (next.event() instanceof DebugEvent.Output(DebugEvent.Output.Kind from, String text)) {
                workshop.printed.append(text);
            }
            if (kind.isInstance(next.event()) && so.test(kind.cast(next.event()))) {
                return next;
            }
        }
    }

    private DebugEvent.Beneath stopped() throws Exception {
        return beneath(DebugEvent.Stopped.class, stop -> true);
    }

    private static long thread(DebugEvent.Beneath stop) {
        return ((DebugEvent.Stopped) stop.event()).thread();
    }

    private static Frame top(DebugEvent.Beneath stop) throws Exception {
        return Workshop.top(stop.session(), (DebugEvent.Stopped) stop.event());
    }

    @Test
    void js_debug_debugs_a_program_of_node_in_a_session_beneath() throws Exception {
        useJsDebug();
        Path script = write("prices.js", """
                function total(prices) {
                  let result = 0;
                  for (const price of prices) {
                    result += price;
                  }
                  return result;
                }
                console.log(total([3, 4]));
                """);
        DebugSession root = workshop.start(launch(SCRIPT, script), new Breakpoint.AtLine(script, 3,
                new Breakpoint.When("price === 4", "", "")));
        assertEquals("js-debug", root.adapter());
        DebugEvent.Beneath stop = stopped();
        DebugSession program = stop.session();
        assertEquals(List.of(program), root.children());
        Frame frame = top(stop);
        assertTrue(frame.name().endsWith("total"), frame::name);
        assertEquals(Optional.of(script), frame.file());
        assertEquals(3, frame.at().line());
        assertEquals("3", program.evaluate("result", Optional.of(frame)).await().value());
        assertEquals("7", program.evaluate("result + price", Optional.of(frame)).await().value());
        program.go(thread(stop), Step.OVER).await();
        stop = stopped();
        assertEquals("7", program.evaluate("result", Optional.of(top(stop))).await().value());
        root.setBreakpoints(List.of()).await();
        program.go(thread(stop), Step.CONTINUE).await();
        beneath(DebugEvent.Ended.class, end -> end.failure().isEmpty());
        assertTrue(workshop.next(DebugEvent.Ended.class).failure().isEmpty());
        assertTrue(workshop.printed.toString().contains("7"), workshop.printed::toString);
        assertEquals(List.of(), root.children());
        Workshop.awaitNone(script.toString());
    }

    @Test
    void workers_and_children_of_node_are_sessions_with_the_same_breakpoints() throws Exception {
        useJsDebug();
        Path worker = write("worker.js", """
                const name = process.argv[2] || 'thread';
                const length = name.length;
                console.log(name, length);
                setInterval(() => {}, 1000);
                """);
        Path main = write("main.js", """
                const { Worker } = require('worker_threads');
                const { fork } = require('child_process');
                new Worker(__dirname + '/worker.js');
                fork(__dirname + '/worker.js', ['child']);
                setInterval(() => {}, 1000);
                """);
        DebugSession root = workshop.start(launch(SCRIPT, main), Workshop.line(worker, 2));
        var names = new ArrayList<String>();
        DebugSession program = beneath(DebugEvent.Began.class, began -> true).session();
        for (int i = 0; i < 2; i++) {
            DebugEvent.Beneath stop = stopped();
            assertTrue(program.children().contains(stop.session()), stop.session()::title);
            names.add(stop.session().evaluate("name", Optional.of(top(stop))).await().value());
        }
        assertEquals(List.of("'child'", "'thread'"), names.stream().sorted().toList());
        // One that is set later comes to all that run.
        List<Breakpoint.Status> statuses = root.setBreakpoints(List.of(Workshop.line(worker, 3))).await();
        assertEquals(List.of(true), statuses.stream().map(Breakpoint.Status::isVerified).toList());
        for (DebugSession each : program.children()) {
            each.go(each.threads().await().getFirst().id(), Step.CONTINUE).await();
        }
        assertEquals(2, top(stopped()).at().line());
        assertEquals(2, top(stopped()).at().line());
        root.end().await();
        assertTrue(program.children().stream().noneMatch(each -> each.state() != DebugSession.State.ENDED));
        Workshop.awaitNone(worker.toString());
        Workshop.awaitNone(main.toString());
    }

    @Test
    void processes_that_python_starts_are_sessions_beneath() throws Exception {
        assumeTrue(workshop.debugging.adapters().await().stream().anyMatch(found -> found.definition().id()
                .equals("debugpy") && found.isUsable()), "debugpy is needed");
        Path part = write("part.py", """
                import sys, time
                name = sys.argv[1]
                print(name)
                time.sleep(60)
                """);
        Path main = write("main.py", """
                import subprocess, sys
                subprocess.run([sys.executable, 'part.py', 'first'])
                """);
        DebugSession root = workshop.start(launch(new LanguageId("python"), main), Workshop.line(part, 3));
        DebugEvent.Beneath stop = stopped();
        assertEquals(List.of(stop.session()), root.children());
        assertTrue(stop.session().title().startsWith("Subprocess "), stop.session()::title);
        assertEquals("'first'", Workshop.local(stop.session(), top(stop), "name").value());
        assertEquals(1, root.threads().await().size());
        root.end().await();
        assertEquals(DebugSession.State.ENDED, stop.session().state());
        Workshop.awaitNone("part.py first");
        Workshop.awaitNone(main.toString());
    }

    /** LLDB speaks by its standard streams: a session beneath has an adapter of its own. */
    @Test
    void lldb_begins_another_session_where_it_is_told_to() throws Exception {
        assumeTrue(Workshop.has("rustc", "lldb-dap-19"), "rustc and lldb-dap-19 are needed");
        Path program = Workshop.build(workshop.folder, "asking");
        DebugSession root = workshop.start(workshop.launch(program), new Breakpoint.AtFunction("asking::main",
                Breakpoint.When.ALWAYS));
        Frame here = Workshop.top(root, workshop.stopped());
        root.command("`lldb-dap startDebugging launch '{\"program\": \"" + program + "\"}'", Optional.of(here))
                .await();
        DebugEvent.Beneath stop = stopped();
        assertEquals("asking::main", top(stop).name());
        assertEquals(2, Workshop.running(program.toString()));
        root.end().await();
        Workshop.awaitNone(program.toString());
    }
}
