package dev.rustaiide.system.lsp.server.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonParser;

import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.language.InlayHint;
import dev.rustaiide.foundation.language.TextShape;
import dev.rustaiide.foundation.language.testing.ScriptedFeatures;
import dev.rustaiide.system.lsp.server.LanguageServer.Terms;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;

/**
 * Lines as the messages of a client that has said hello: whatever they are, the session goes on to its end, and what it
 * says is JSON-RPC without a fault of our own.
 */
public final class SessionFuzz {
    private static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    private static final String OPEN = "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":"
            + "{\"textDocument\":{\"uri\":\"file:///x/a.rs\",\"languageId\":\"rust\",\"version\":1,"
            + "\"text\":\"a\\nb\"}}}";
    private static final String LAST =
            "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"textDocument/unheardOf\",\"params\":{}}";

    private SessionFuzz() {}

    /** For a fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        try (var server = new TestServer(new ScriptedFeatures()
                .on(Hover.At.class, (scope, question) -> Optional.of(new Hover(
                        question.source().text().line(question.position().line()), Optional.empty(),
                        List.of())))
                .on(InlayHint.In.class, (scope, question) -> List.of())
                .on(TextShape.Selections.class, (scope, question) -> List.of()))) {
            var in = new ByteArrayOutputStream();
            var sender = new HeaderWire(new ByteArrayInputStream(new byte[0]), in);
            send(sender, HELLO);
            send(sender, OPEN);
            for (String line : new String(data, StandardCharsets.UTF_8).split("\n", -1)) {
                send(sender, line);
            }
            send(sender, LAST);
            var out = new ByteArrayOutputStream();
            server.server.serve(new ByteArrayInputStream(in.toByteArray()), out, new Terms(false, false));
            check(out.toByteArray());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void send(HeaderWire sender, String message) throws IOException {
        sender.write(message.getBytes(StandardCharsets.UTF_8));
    }

    private static void check(byte[] said) throws IOException {
        var reader = new HeaderWire(new ByteArrayInputStream(said), new ByteArrayOutputStream());
        for (byte[] json = reader.read(); json != null; json = reader.read()) {
            String text = new String(json, StandardCharsets.UTF_8);
            JsonParser.parseString(text).getAsJsonObject();
            if (text.contains("\"code\":-32603")) {
                throw new IllegalStateException("a fault of ours: " + text);
            }
        }
    }
}
