package dev.rustaiide.system.lsp.server.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assertions;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.lsp.client.testing.MetaModel;
import dev.rustaiide.system.lsp.server.internal.wire.HeaderWire;
import dev.rustaiide.system.lsp.server.internal.wire.Wire;

/** A client of LSP that writes JSON as tests have it, and holds what it gets against the meta model if there is one. */
final class TestEditor implements AutoCloseable {
    /** All that a client may be able to do, as far as it makes a difference. */
    static final String ABLE = """
            {"general":{"positionEncodings":["%s"]},
             "window":{"workDoneProgress":true,"showDocument":{"support":true}},
             "workspace":{"applyEdit":true,"symbol":{},"codeLens":{"refreshSupport":true},
               "inlayHint":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true},
               "workspaceEdit":{"documentChanges":true,"resourceOperations":["create","rename","delete"]}},
             "textDocument":{"hover":{"contentFormat":["markdown","plaintext"]},
               "completion":{"completionItem":{"snippetSupport":true,"labelDetailsSupport":true,"preselectSupport":true,
                 "commitCharactersSupport":true,"documentationFormat":["markdown"]}},
               "definition":{"linkSupport":true},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},
               "codeAction":{"dataSupport":true,"disabledSupport":true,"resolveSupport":{"properties":["edit"]},
                 "codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}""";

    private static final Optional<MetaModel> MODEL = model();

    private final Socket socket;
    private final Wire wire;
    private final List<JsonObject> inbox = new ArrayList<>();
    private int lastId;

    TestEditor(InetSocketAddress server) throws IOException {
        socket = new Socket(server.getAddress(), server.getPort());
        socket.setSoTimeout(20_000);
        wire = new HeaderWire(socket.getInputStream(), socket.getOutputStream());
    }

    private static Optional<MetaModel> model() {
        try {
            return MetaModel.there();
        } catch (IOException | JsonException unreadable) {
            return Optional.empty();
        }
    }

    /** Says hello as a client that can do everything, with a folder. */
    TestEditor begin(String folder) throws IOException {
        return begin(folder, "utf-16");
    }

    TestEditor begin(String folder, String encoding) throws IOException {
        hello(folder, ABLE.formatted(encoding));
        return this;
    }

    JsonObject hello(String folder, String capabilities) throws IOException {
        JsonElement result = ask("initialize", """
                {"processId":null,"rootUri":null,"capabilities":%s,
                 "workspaceFolders":[{"uri":"file://%s","name":"x"}]}""".formatted(capabilities, folder));
        tell("initialized", "{}");
        return result.getAsJsonObject();
    }

    void open(String file, String text) throws IOException {
        tell("textDocument/didOpen", """
                {"textDocument":{"uri":"file://%s","languageId":"rust","version":1,"text":%s}}"""
                .formatted(file, quoted(text)));
    }

    static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    static String json(List<String> texts) {
        return texts.stream().map(TestEditor::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    static String at(String file, int line, int character) {
        return """
                {"textDocument":{"uri":"file://%s"},"position":{"line":%d,"character":%d}}"""
                .formatted(file, line, character);
    }

    void tell(String method, String params) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    void send(String json) throws IOException {
        wire.write(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes that are no message, perhaps. */
    void sendRaw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    int request(String method, String params) throws IOException {
        int id = ++lastId;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        return id;
    }

    /** The result; it is held against the meta model. */
    JsonElement ask(String method, String params) throws IOException {
        JsonObject response = response(request(method, params));
        Assertions.assertFalse(response.has("error"), () -> method + " failed: " + response);
        JsonElement result = response.get("result");
        MODEL.ifPresent(model -> Assertions.assertEquals(List.of(), model.faults(method, ours(result))));
        return result;
    }

    JsonObject error(String method, String params) throws IOException {
        JsonObject response = response(request(method, params));
        Assertions.assertTrue(response.has("error"), () -> method + " did not fail: " + response);
        return response.getAsJsonObject("error");
    }

    JsonObject response(int id) throws IOException {
        return await(message -> !message.has("method") && message.has("id") && message.get("id").isJsonPrimitive()
                && message.get("id").getAsString().equals(Integer.toString(id)));
    }

    /** The parameters of the next message of a kind. */
    JsonElement told(String method) throws IOException {
        JsonElement params = message(method).get("params");
        return params == null ? JsonNull.INSTANCE : params;
    }

    JsonObject message(String method) throws IOException {
        return await(message -> message.has("method") && message.get("method").getAsString().equals(method));
    }

    /** The first that fits, of those that came before and those that come; the others stay. */
    JsonObject await(Predicate<JsonObject> fits) throws IOException {
        for (int i = 0; ; i++) {
            while (i == inbox.size()) {
                inbox.add(next());
            }
            if (fits.test(inbox.get(i))) {
                return inbox.remove(i);
            }
        }
    }

    private static Json ours(JsonElement json) {
        try {
            return Json.parse(json.toString());
        } catch (JsonException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private JsonObject next() throws IOException {
        byte[] json = wire.read();
        if (json == null) {
            throw new IOException("the server has gone");
        }
        JsonObject message = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        Assertions.assertEquals("2.0", message.get("jsonrpc").getAsString());
        if (message.has("method")) {
            MODEL.ifPresent(model -> Assertions.assertEquals(List.of(), model.faults(ours(message))));
        }
        return message;
    }

    /** Answers a request of the server. */
    void answer(JsonObject request, String result) throws IOException {
        send("{\"jsonrpc\":\"2.0\",\"id\":" + request.get("id") + ",\"result\":" + result + "}");
    }

    /** Whether the server closes the connection, after whatever it still says. */
    boolean isLeft() {
        try {
            while (wire.read() != null) {
                continue;
            }
            return true;
        } catch (IOException gone) {
            return !(gone instanceof java.net.SocketTimeoutException);
        }
    }

    /** Of what the server has sent, nothing is read for now. */
    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
