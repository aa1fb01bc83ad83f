package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.Breakpoint;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;

/** Adapters that are reached by a connection: those of others, started by us and not, and bad ones. */
class ListeningAdaptersTest {
    @TempDir
    Path folder;
    private Workshop workshop;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder, new Family.Patience(Duration.ofSeconds(30), Duration.ofSeconds(20),
                Duration.ofSeconds(2)));
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
    }

    /** As a user declares one in the settings. */
    private AdapterDefinition declared(String language, int port, Json launch, String... command) throws Exception {
        AdapterDefinition made = AdapterDefinition.SCHEMA.fromJson(Json.object().put("name", "mine")
                .put("languages", Json.strings(List.of(language))).put("command", Json.strings(List.of(command)))
                .put("host", "127.0.0.1").put("port", port).put("launch", launch.print()).build());
        workshop.debugging.with(() -> List.of(made), place -> true);
        return made;
    }

    private DebugTarget.Launch launch(String language, Path program) {
        return new DebugTarget.Launch(workshop.folder, new LanguageId(language), Optional.empty(), program, List.of(),
                workshop.folder, Map.of(), false);
    }

    private static int freePort() throws Exception {
        return Loopback.freePort();
    }

    @Test
    void lldb_is_debugged_with_by_a_port_that_the_settings_name() throws Exception {
        assumeTrue(Workshop.has("rustc", "lldb-dap-19"), "rustc and lldb-dap-19 are needed");
        Path program = Workshop.build(workshop.folder, "asking");
        declared("rust", 0, BuiltInAdapters.LLDB.launch(), "lldb-dap-19", "--port", "${port}");
        DebugSession session = workshop.start(workshop.launch(program), new Breakpoint.AtFunction("asking::main",
                Breakpoint.When.ALWAYS));
        assertEquals("asking::main", Workshop.top(session, workshop.stopped()).name());
        session.end().await();
        Workshop.awaitNone(program.toString());
    }

    @Test
    void a_server_that_listens_already_is_reached_and_left_running() throws Exception {
        assumeTrue(Workshop.has("python3") && workshop.debugging.adapters().await().stream().anyMatch(
                found -> found.definition().id().equals("debugpy") && found.isUsable()), "debugpy is needed");
        int port = freePort();
        Path python = workshop.debugging.adapters().await().stream().filter(found -> found.definition().id()
                .equals("debugpy")).findFirst().flatMap(found -> found.program()).orElseThrow();
        Process server = new ProcessBuilder(python.toString(), "-m", "debugpy.adapter", "--host", "127.0.0.1",
                "--port", String.valueOf(port)).start();
        try {
            declared("python", port, BuiltInAdapters.DEBUGPY.launch());
            Path script = Files.writeString(workshop.folder.resolve("one.py"), "one = 1\nprint(one)\n");
            awaitListening(port);
            DebugSession session = workshop.start(launch("python", script), Workshop.line(script, 2));
            assertEquals("1", Workshop.local(session, Workshop.top(session, workshop.stopped()), "one").value());
            session.end().await();
            assertTrue(server.isAlive());
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
    }

    private static void awaitListening(int port) throws Exception {
        for (int i = 0; i < 200 && !listens(port); i++) {
            Thread.sleep(50);
        }
    }

    /** Asks the system: a connection would be the one that the server waits for. */
    private static boolean listens(int port) throws Exception {
        String address = String.format(":%04X ", port);
        return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                .anyMatch(line -> line.contains(address) && line.contains(" 0A "));
    }

    @Test
    void a_server_that_is_not_there_is_told() throws Exception {
        int port = freePort();
        declared("text", port, Json.object().build());
        Failure failure = assertThrows(FailureException.class, () -> workshop.start(launch("text", folder))).failure();
        assertEquals("Nobody listens at 127.0.0.1:" + port + '.', failure.why());
        assertTrue(failure.nextStep().contains("debug.adapters"), failure::toString);
    }

    @Test
    void a_port_that_another_has_is_not_spoken_to() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            declared("text", other.getLocalPort(), Json.object().build(), "/bin/sleep", "60");
            Failure failure = assertThrows(FailureException.class,
                    () -> workshop.start(launch("text", folder))).failure();
            assertEquals("Port " + other.getLocalPort() + " of 127.0.0.1 is taken by another program.", failure.why());
        }
        assertEquals(0, Workshop.running("/bin/sleep 60"));
    }

    @Test
    void one_that_ends_instead_of_listening_says_why() throws Exception {
        declared("text", 0, Json.object().build(), "/bin/sh", "-c", "echo no licence >&2; exit 5");
        Failure failure = assertThrows(FailureException.class, () -> workshop.start(launch("text", folder))).failure();
        assertEquals("The debug adapter ended with exit code 5. It said: no licence.", failure.why());
    }

    @Test
    void only_this_machine_is_connected_to() throws Exception {
        for (String here : List.of("127.0.0.1", "localhost", "::1")) {
            assertTrue(Loopback.address(here).isLoopbackAddress(), here);
        }
        for (String elsewhere : List.of("192.0.2.1", "0.0.0.0", "2001:db8::1")) {
            FailureException refused = assertThrows(FailureException.class,
                    () -> Loopback.connect(elsewhere, 4711, Duration.ofMillis(1)));
            assertTrue(refused.failure().why().contains("not this machine"), refused.failure().toString());
        }
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = Loopback.connect("127.0.0.1", server.getLocalPort(), Duration.ofSeconds(1))) {
            assertTrue(client.getInetAddress().isLoopbackAddress());
        }
    }

    @Test
    void what_is_declared_is_checked_when_it_is_read() {
        for (Json bad : List.of(Json.object().put("name", "x").put("languages", Json.strings(List.of("c")))
                .put("launch", "{}").build(), Json.object().put("name", "x")
                .put("languages", Json.strings(List.of("c"))).put("port", 70_000).put("launch", "{}").build(),
                Json.object().put("name", "x").put("languages", Json.strings(List.of("c")))
                .put("command", Json.strings(List.of("x"))).put("launch", "{").build())) {
            assertThrows(Exception.class, () -> AdapterDefinition.SCHEMA.fromJson(bad), bad::print);
        }
    }
}
