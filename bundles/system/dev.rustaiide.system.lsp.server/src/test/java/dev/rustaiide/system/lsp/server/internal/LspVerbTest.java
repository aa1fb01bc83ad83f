package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

class LspVerbTest {
    private final TestServer server = new TestServer(new ScriptedFeatures());

    @AfterEach
    void stop() {
        server.close();
    }

    /** Options, and what a person at the terminal was told. */
    private record Told(Map<String, String> options, List<String> messages) implements Invocation {
        @Override
        public List<String> parameters() {
            return List.of();
        }

        @Override
        public boolean has(String name) {
            return options.containsKey(name);
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }

        @Override
        public boolean json() {
            return has("json");
        }

        @Override
        public Path folder() {
            return Path.of("/");
        }

        @Override
        public void print(String line) {
            throw new IllegalStateException("nothing but the protocol is the answer");
        }

        @Override
        public void write(byte[] content) {
            throw new IllegalStateException("nobody is served on the standard output");
        }

        @Override
        public void print(Json json) {
            print("");
        }

        @Override
        public void printLine(Json json) {
            print("");
        }

        @Override
        public boolean isRead() {
            return true;
        }

        @Override
        public synchronized void message(String line) {
            messages.add(line);
        }

        @Override
        public void progress(String line) {
            message(line);
        }

        synchronized Optional<String> last() {
            return messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast());
        }
    }

    private void refused(Map<String, String> options, String why) throws Exception {
        var told = new Told(options, new ArrayList<>());
        assertEquals(ExitCode.USAGE, new LspVerb(server.server).run(told), options::toString);
        assertTrue(told.messages.getFirst().contains(why), told.messages::toString);
    }

    @Test
    void what_makes_no_sense_is_refused() throws Exception {
        refused(Map.of("json", ""), "leave --json away");
        refused(Map.of("stdio", "", "tcp", "1"), "choose one");
        refused(Map.of("ws", "1", "tcp", "1"), "choose one");
        for (String port : List.of("x", "-1", "65536", "99999999999")) {
            refused(Map.of("tcp", port), "no such port");
        }
        refused(Map.of("ws", "0", "host", "no such host"), "no such port or address");
    }

    @Test
    void clients_are_served_on_this_machine_until_the_command_is_stopped() throws Exception {
        var told = new Told(Map.of("tcp", "0"), new ArrayList<>());
        Call<ExitCode> running = Call.start("verb", scope -> new LspVerb(server.server).run(told));
        for (int i = 0; i < 500 && told.last().isEmpty(); i++) {
            Thread.sleep(10);
        }
        String line = told.last().orElseThrow();
        assertTrue(line.startsWith("Serving at 127.0.0.1 port "), line);
        int port = Integer.parseInt(line.replaceAll("(?s).*port (\\d+);.*", "$1"));
        try (var editor = new TestEditor(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            editor.begin("/x").ask("workspace/symbol", "{\"query\":\"\"}");
            running.cancel();
            assertTrue(editor.isLeft(), "its sessions end with it");
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        var told = new Told(Map.of("tcp", Integer.toString(server.address().getPort())), new ArrayList<>());
        var failed = assertThrows(FailureException.class,
                () -> new LspVerb(server.server).run(told));
        assertTrue(failed.getMessage().contains("choose another"), failed.getMessage());
    }
}
