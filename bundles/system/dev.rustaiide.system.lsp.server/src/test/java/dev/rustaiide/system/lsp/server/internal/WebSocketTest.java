package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.system.lsp.server.LanguageServer.Protocol;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;

/** Our end of the WebSocket against the JDK's. */
class WebSocketTest {
    private static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";

    private final ScriptedFeatures features = new ScriptedFeatures().on(Hover.At.class,
            (scope, question) -> Optional.of(new Hover(question.source().text().toString(), Optional.empty(),
            List.of())));
    private final TestServer server = new TestServer(features, Protocol.WEB_SOCKET, new Terms(false, false));
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
        http.shutdownNow();
    }

    private final class Reader implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                messages.add(message.toString());
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer content) {
            messages.add("pong " + StandardCharsets.UTF_8.decode(content));
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            messages.add("closed " + status);
            return null;
        }
    }

    private URI uri() {
        return URI.create("ws://127.0.0.1:" + server.address().getPort() + "/");
    }

    private String next() throws InterruptedException {
        String next = messages.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    @Test
    void a_session_runs_over_it_with_messages_of_every_size_and_in_parts() throws Exception {
        WebSocket socket = http.newWebSocketBuilder().buildAsync(uri(), new Reader()).join();
        socket.sendText(HELLO.substring(0, 20), false).join();
        socket.sendPing(ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8))).join();
        socket.sendText(HELLO.substring(20), true).join();
        List<String> both = List.of(next(), next());
        assertTrue(both.contains("pong hi"));
        assertTrue(both.stream().anyMatch(each -> each.contains("\"capabilities\"")));
        for (int size : new int[] {1, 100, 1000, 70_000, 3_000_000}) {
            String text = "ä".repeat(size);
            socket.sendText("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
                    + "{\"uri\":\"file:///a\",\"languageId\":\"rust\",\"version\":1,\"text\":\"" + text + "\"}}}",
                    true).join();
            socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"textDocument/hover\",\"params\":"
                    + TestEditor.at("/a", 0, 0) + "}", true).join();
            assertTrue(next().contains("\"" + text + "\""), size + " characters");
        }
        socket.sendText("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}", true).join();
        assertTrue(next().contains("\"result\":null"));
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertEquals("closed 1000", next());
    }

    @Test
    void a_page_of_another_machine_is_refused() {
        var refused = assertThrows(CompletionException.class, () -> http.newWebSocketBuilder()
                .header("Origin", "https://evil.example").buildAsync(uri(), new Reader()).join());
        assertTrue(refused.getCause() instanceof java.net.http.WebSocketHandshakeException failed
                && failed.getResponse().statusCode() == 403, refused::toString);
        http.newWebSocketBuilder().header("Origin", "http://localhost:8080").buildAsync(uri(),
                new Reader()).join().abort();
    }

    @Test
    void a_browser_that_asks_for_a_page_is_told_what_this_is() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 426 ") && answer.contains("This is a language server"), answer);
        }
    }

    @Test
    void frames_that_break_the_standard_end_the_session_with_its_reason() throws Exception {
        byte[][] wrong = {{(byte) 0x81, 1, 'x'}, {(byte) 0xC1, (byte) 0x81, 0, 0, 0, 0, 'x'},
            {(byte) 0x80, (byte) 0x80, 0, 0, 0, 0}, {(byte) 0x83, (byte) 0x80, 0, 0, 0, 0},
            {(byte) 0x89, (byte) 0xFE, 0, (byte) 200, 0, 0, 0, 0}, {0x09, (byte) 0x80, 0, 0, 0, 0}};
        for (byte[] frame : wrong) {
            assertEquals(1002, status(frame));
        }
        byte[] huge = {(byte) 0x81, (byte) 0xFF, 0x7F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertEquals(1009, status(huge));
    }

    private int status(byte[] frame) throws Exception {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream().write(("GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(frame);
            byte[] all = socket.getInputStream().readAllBytes();
            int body = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            assertEquals(0x88, all[body] & 0xFF, "a frame that closes");
            return (all[body + 2] & 0xFF) << 8 | all[body + 3] & 0xFF;
        }
    }
}
