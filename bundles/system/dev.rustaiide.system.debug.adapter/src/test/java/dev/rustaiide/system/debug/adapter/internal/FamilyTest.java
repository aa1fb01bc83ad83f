package dev.rustaiide.system.debug.adapter.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.serialization.FramedMessages;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.system.debug.adapter.AdapterDefinition;
import dev.rustaiide.system.debug.adapter.DebugEvent;
import dev.rustaiide.system.debug.adapter.DebugSession;
import dev.rustaiide.system.debug.adapter.DebugTarget;

/** What odd adapters want begun beneath a session. */
class FamilyTest {
    @TempDir
    Path folder;
    private Workshop workshop;
    private Server server;

    @BeforeEach
    void open() throws Exception {
        workshop = new Workshop(folder, new Family.Patience(Duration.ofSeconds(2), Duration.ofSeconds(2),
                Duration.ofMillis(300)));
        server = new Server();
        AdapterDefinition declared = AdapterDefinition.SCHEMA.fromJson(Json.object().put("name", "mine")
                .put("languages", Json.strings(List.of("text"))).put("host", "127.0.0.1")
                .put("port", server.socket.getLocalPort()).put("launch", "{}").build());
        workshop.debugging.with(() -> List.of(declared), place -> true);
    }

    @AfterEach
    void close() throws Exception {
        workshop.close();
        server.socket.close();
    }

    /** An adapter that listens, says yes to everything, and asks for what a test has it ask. */
    private static final class Server {
        final ServerSocket socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        final List<Line> lines = new CopyOnWriteArrayList<>();
        final BlockingQueue<Json> answers = new LinkedBlockingQueue<>();
        volatile boolean silent;

        Server() throws IOException {
            Call.startNative("a server of the test", scope -> {
                while (true) {
                    var line = new Line(socket.accept());
                    lines.add(line);
                    Call.startNative("a line of the test", part -> line.serve());
                }
            });
        }

        private final class Line {
            final Socket there;

            Line(Socket there) {
                this.there = there;
            }

            boolean serve() throws Exception {
                var messages = new FramedMessages(there.getInputStream(), 1 << 20);
                for (FramedMessages.Message message = messages.next(); message != null; message = messages.next()) {
                    Json json = Json.parse(new String(message.start(), StandardCharsets.UTF_8));
                    if (json.string("type", "").equals("response")) {
                        answers.add(json);
                    } else if (!silent) {
                        answer(json);
                    }
                }
                return true;
            }

            private void answer(Json request) throws IOException {
                write(Json.object().put("seq", 1).put("type", "response").put("request_seq", request.get("seq"))
                        .put("success", true).put("command", request.get("command")).build());
                String command = request.string("command", "");
                if (command.equals("launch") || command.equals("attach")) {
                    write(Json.object().put("seq", 2).put("type", "event").put("event", "initialized").build());
                }
            }

            void ask(String request, Json configuration) throws IOException {
                write(Json.object().put("seq", 3).put("type", "request").put("command", "startDebugging")
                        .put("arguments", Json.object().put("request", request).put("configuration", configuration)
                                .build())
                        .build());
            }

            private synchronized void write(Json message) throws IOException {
                byte[] body = message.print().getBytes(StandardCharsets.UTF_8);
                OutputStream out = there.getOutputStream();
                out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
            }
        }

        Json answer() throws InterruptedException {
            return Optional.ofNullable(answers.poll(10, TimeUnit.SECONDS)).orElse(Json.NULL);
        }
    }

    private DebugSession start() throws Exception {
        return workshop.start(new DebugTarget.Launch(workshop.folder, new LanguageId("text"), Optional.empty(),
                folder.resolve("program"), List.of(), workshop.folder, Map.of(), false));
    }

    private static Json named(String name) {
        return Json.object().put("name", name).build();
    }

    private void assertRefused(DebugSession root, String why) throws Exception {
        Json answer = server.answer();
        assertEquals("false", answer.get("success").print(), answer::print);
        assertTrue(answer.string("message", "").contains(why), answer::print);
        assertEquals(DebugSession.State.RUNNING, root.state());
    }

    @Test
    void one_that_a_session_beneath_asks_for_lies_beneath_that() throws Exception {
        DebugSession root = start();
        server.lines.getFirst().ask("launch", named("first"));
        assertEquals("true", server.answer().get("success").print());
        server.lines.get(1).ask("attach", named("second"));
        assertEquals("true", server.answer().get("success").print());
        DebugSession first = root.children().getFirst();
        assertEquals(List.of("first", "second"), List.of(first.title(), first.children().getFirst().title()));
        // The one between may end before: what is beneath it stays to be seen.
        server.lines.get(1).there.close();
        DebugEvent.Beneath end = workshop.next(DebugEvent.Beneath.class);
        while (!(end.event() instanceof DebugEvent.Ended)) {
            end = workshop.next(DebugEvent.Beneath.class);
        }
        assertEquals(first, end.session());
        assertEquals(List.of("second"), root.children().getFirst().children().stream().map(DebugSession::title)
                .toList());
        root.end().await();
        assertEquals(List.of(), root.children());
    }

    @Test
    void one_on_another_machine_is_refused() throws Exception {
        DebugSession root = start();
        server.lines.getFirst().ask("attach", Json.object().put("name", "far").put("connect", Json.object()
                .put("host", "10.0.0.1").put("port", 5678).build()).build());
        assertRefused(root, "A debug adapter listens on this machine");
        server.lines.getFirst().ask("attach", Json.object().put("name", "odd").put("connect", Json.object()
                .put("host", "127.0.0.1").put("port", 99_999_999_999L).build()).build());
        assertRefused(root, "A port is a number");
    }

    @Test
    void one_that_is_to_be_begun_in_an_unknown_way_is_refused() throws Exception {
        DebugSession root = start();
        server.lines.getFirst().ask("dance", named("first"));
        assertRefused(root, "It says not how to begin it.");
        server.lines.getFirst().ask("launch", Json.array(List.of()));
        assertEquals("true", server.answer().get("success").print());
        assertEquals(List.of("program"), root.children().stream().map(DebugSession::title).toList());
    }

    @Test
    void one_that_keeps_silent_is_given_up_and_told() throws Exception {
        DebugSession root = start();
        server.silent = true;
        server.lines.getFirst().ask("launch", named("silent"));
        assertRefused(root, "It did not answer “initialize”");
        assertEquals("Cannot debug silent. It did not answer “initialize” within 2 s.\n",
                workshop.next(DebugEvent.Output.class).text());
        assertEquals(List.of(), root.children());
    }

    @Test
    void a_program_that_starts_itself_again_and_again_is_stopped_somewhere() throws Exception {
        DebugSession root = start();
        for (int i = 0; i < Family.MOST; i++) {
            server.lines.getLast().ask("launch", named("copy " + i));
            assertEquals("true", server.answer().get("success").print());
        }
        server.lines.getLast().ask("launch", named("one too many"));
        assertRefused(root, "It has 100 sessions already.");
        root.end().await(Duration.ofSeconds(10));
        assertEquals(List.of(), root.children());
    }
}
