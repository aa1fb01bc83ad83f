package dev.rustaiide.system.lsp.client.internal;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A language server that does one thing wrong, which its argument names, and the rest right. It keeps the texts as it
 * is told of them, tells them when it is asked for {@code test/text}, and what it was told or answered by
 * {@code test/heard}.
 */
final class HostileServer {
    private static final byte[] MEGABYTE = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);

    private final String fault;
    private final DataInputStream in;
    private final OutputStream out;
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final List<Json> heard = new ArrayList<>();
    private String encoding = "utf-16";
    private byte[] ballast = {};

    private HostileServer(String fault, InputStream in, OutputStream out) {
        this.fault = fault;
        this.in = new DataInputStream(in);
        this.out = new BufferedOutputStream(out);
    }

    public static void main(String[] arguments) throws Exception {
        new HostileServer(arguments[0], System.in, System.out).run();
    }

    private void run() throws Exception {
        switch (fault) {
            case "falls at once" -> {
                System.err.println("I cannot find my library.");
                System.exit(3);
            }
            case "greets first" -> out.write("Welcome!\nListening on stdio.\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            case "writes anything" -> {
                while (true) {
                    out.write(MEGABYTE);
                }
            }
            default -> { }
        }
        while (true) {
            take(read());
        }
    }

    private Json read() throws IOException, JsonException {
        int length = 0;
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return Json.parse(new String(body, StandardCharsets.UTF_8));
    }

    private void take(Json message) throws Exception {
        String method = message.string("method", "");
        Json id = message.get("id");
        Json params = message.get("params");
        if (fault.equals("echoes")) {
            send(message);
            return;
        }
        if (id.isNull() || method.isEmpty()) {
            heard.add(message);
            if (id.asString().orElse("").startsWith("edit:")) {
                answer(Json.of(Long.parseLong(id.asString().orElseThrow().substring(5))), Json.NULL);
            }
            told(method, params);
            return;
        }
        switch (method) {
            case "initialize" -> initialize(id, params);
            case "shutdown" -> answer(id, Json.NULL);
            case "test/text" -> answer(id, Json.of(texts.getOrDefault(params.string("uri", ""),
                    new StringBuilder()).toString()));
            case "test/heard" -> answer(id, Json.array(heard));
            default -> question(id, method, params);
        }
    }

    private void initialize(Json id, Json params) throws IOException {
        switch (fault) {
            case "falls when greeted" -> System.exit(4);
            case "is silent from the start" -> { }
            case "says nothing of itself" -> answer(id, Json.NULL);
            case "sends a header that is none" -> write("Content-Length: many\r\n\r\n{}");
            default -> {
                if (fault.startsWith("utf-")) {
                    encoding = fault;
                }
                answer(id, Json.object().put("capabilities", capabilities()).build());
            }
        }
    }

    private Json capabilities() {
        Json.ObjectBuilder can = Json.object().put("positionEncoding", encoding)
                .put("textDocumentSync", Json.object().put("openClose", true)
                        .put("change", fault.equals("wants whole texts") ? 1 : 2)
                        .put("save", Json.object().put("includeText", true).build()).build())
                .put("workspaceSymbolProvider", true)
                .put("completionProvider", Json.object().put("resolveProvider", true)
                        .put("triggerCharacters", Json.strings(List.of(".", "::"))).build())
                .put("semanticTokensProvider", Json.object().put("full", true).put("legend", Json.object()
                        .put("tokenTypes", Json.strings(List.of("function"))).put("tokenModifiers",
                                Json.array(List.of())).build()).build())
                .put("signatureHelpProvider", Json.object().build())
                .put("executeCommandProvider", Json.object().put("commands", Json.strings(List.of("do it"))).build());
        for (String ability : List.of("hover", "definition", "declaration", "typeDefinition", "implementation",
                "references", "documentHighlight", "documentSymbol", "codeAction", "codeLens", "documentFormatting",
                "rename", "foldingRange", "selectionRange", "documentLink", "color", "inlayHint", "callHierarchy",
                "typeHierarchy", "linkedEditingRange", "inlineCompletion")) {
            can.put(ability + "Provider", true);
        }
        return can.build();
    }

    private void told(String method, Json params) throws IOException, InterruptedException {
        String uri = params.get("textDocument").string("uri", "");
        switch (method) {
            case "textDocument/didOpen" ->
                texts.put(uri, new StringBuilder(params.get("textDocument").string("text", "")));
            case "textDocument/didChange" -> params.get("contentChanges").items().forEach(change ->
                change(texts.get(uri), change));
            case "textDocument/didClose" -> texts.remove(uri);
            case "initialized" -> begun();
            case "exit" -> System.exit(0);
            default -> { }
        }
    }

    private void begun() throws IOException, InterruptedException {
        switch (fault) {
            case "floods" -> flood();
            case "asks" -> ask();
            case "reads no more" -> Thread.sleep(1_000_000);
            case "grows" -> {
                ballast = new byte[250 << 20];
                for (int i = 0; i < ballast.length; i += 1024) {
                    ballast[i] = (byte) i;
                }
            }
            case "has children" -> new ProcessBuilder("sleep", "1000").start();
            default -> { }
        }
    }

    private void flood() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            send(Json.object().put("method", "textDocument/publishDiagnostics").put("params", Json.object()
                    .put("uri", "file:///flood/" + i % 100 + ".rs").put("diagnostics", Json.array(List.of(Json.object()
                            .put("range", range(0, i, 0, i + 1)).put("message", "number " + i).build()))).build())
                    .build());
        }
    }

    private void ask() throws IOException {
        request("a", "workspace/configuration", Json.object().put("items", Json.array(List.of(
                Json.object().put("section", "hostile.deep").build(), Json.object().build(),
                Json.object().put("section", "unknown").build()))).build());
        request("b", "workspace/applyEdit", Json.object().put("label", "improve").put("edit", Json.object()
                .put("changes", Json.object().put("file:///x.rs", Json.array(List.of())).build()).build()).build());
        request("c", "client/registerCapability", Json.object().put("registrations", Json.array(List.of(Json.object()
                .put("id", "w").put("method", "workspace/didChangeWatchedFiles").put("registerOptions", Json.object()
                        .put("watchers", Json.array(List.of(Json.object().put("globPattern", "**/*.rs").build())))
                        .build()).build()))).build());
        request("d", "unheard/of", Json.NULL);
        request("e", "window/workDoneProgress/create", Json.object().put("token", "t").build());
        request("f", "workspace/workspaceFolders", Json.NULL);
        send(Json.object().put("method", "$/progress").put("params", Json.object().put("token", "t")
                .put("value", Json.object().put("kind", "begin").put("title", "Reading").put("percentage", 30).build())
                .build()).build());
        send(Json.object().put("method", "window/showMessage").put("params", Json.object().put("type", 1)
                .put("message", "Beware!").build()).build());
    }

    private void request(String id, String method, Json params) throws IOException {
        send(Json.object().put("id", id).put("method", method).put("params", params).build());
    }

    private void question(Json id, String method, Json params) throws IOException, InterruptedException {
        switch (fault) {
            case "is silent" -> { }
            case "is slow" -> {
                Thread.sleep(300);
                answer(id, markdown("late"));
            }
            case "falls when asked" -> fall(id);
            case "always falls when asked" -> System.exit(5);
            case "answers nothing" -> answer(id, Json.NULL);
            case "answers something else" -> answer(id, wrong());
            case "answers others" -> {
                answer(Json.of(4711), markdown("for somebody else"));
                answer(Json.of("abc"), markdown("for nobody"));
                send(Json.object().put("id", Json.NULL).put("result", Json.NULL).build());
                write("Content-Length: 7\r\n\r\nno json");
                answer(Json.of(id.print()), markdown("right"));
            }
            case "tells huge places" -> answer(id, places(params));
            case "says too much" -> huge(id);
            case "wants edits" -> wantEdits(id, method, params);
            case "changes its mind" -> send(Json.object().put("id", id).put("error", Json.object()
                    .put("code", -32801).put("message", "content modified").build()).build());
            default -> answer(id, switch (method) {
                case "textDocument/definition" -> echo(params);
                case "textDocument/inlineCompletion" -> continuations(params);
                default -> markdown("fine");
            });
        }
    }

    /** An action is a command, and that ends when the edit that it wants was answered. */
    private void wantEdits(Json id, String method, Json params) throws IOException {
        if (method.equals("workspace/executeCommand")) {
            String uri = params.get("arguments").items().getFirst().asString().orElseThrow();
            Json edit = Json.object().put("range", range(0, 0, 0, 0)).put("newText", "told ").build();
            request("edit:" + id.print(), "workspace/applyEdit", Json.object().put("label", uri).put("edit",
                    Json.object().put("changes", Json.object().put(uri, Json.array(List.of(edit))).build()).build())
                    .build());
            return;
        }
        Json uri = params.get("textDocument").get("uri");
        answer(id, !method.equals("textDocument/codeAction") ? Json.NULL : Json.array(List.of(Json.object()
                .put("title", "Do it").put("command", "do it").put("arguments", Json.array(List.of(uri))).build())));
    }

    /** Once: the second of its lives finds a note of the first. */
    private void fall(Json id) throws IOException {
        Path note = Path.of("fallen");
        if (!Files.exists(note)) {
            Files.writeString(note, "yes");
            System.err.println("thread 'main' panicked");
            System.exit(101);
        }
        answer(id, markdown("back again"));
    }

    private void huge(Json id) throws IOException {
        byte[] start = ("{\"jsonrpc\":\"2.0\",\"id\":" + id.print() + ",\"result\":\"")
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\"}".getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + (start.length + end.length + 100L * MEGABYTE.length) + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(start);
        for (int i = 0; i < 100; i++) {
            out.write(MEGABYTE);
        }
        out.write(end);
        out.flush();
    }

    private static Json markdown(String text) {
        return Json.object().put("contents", text).build();
    }

    /** The place that was asked about, as it was sent. */
    private static Json echo(Json params) {
        return Json.object().put("uri", params.get("textDocument").get("uri")).put("range", Json.object()
                .put("start", params.get("position")).put("end", params.get("position")).build()).build();
    }

    /** From the start of the line; a snippet in the place; one in another line; one that is nothing. */
    private static Json continuations(Json params) {
        Json at = params.get("position");
        Json start = place(at.number("line", 0), 0);
        Json around = Json.object().put("start", start).put("end", at).build();
        return Json.object().put("items", Json.array(List.of(
                Json.object().put("insertText", "kind " + params.get("context").get("triggerKind").print()
                        + params.get("context").get("selectedCompletionInfo").string("text", ""))
                        .put("filterText", "kind").put("range", around).build(),
                Json.object().put("insertText", Json.object().put("kind", "snippet").put("value", "f($1)").build())
                        .build(),
                Json.object().put("insertText", "elsewhere").put("range", range(7, 0, 7, 1)).build(),
                Json.object().put("insertText", Json.NULL).build()))).build();
    }

    private static Json places(Json params) {
        Json uri = params.get("textDocument").get("uri");
        Json far = Json.object().put("start", place(-5, -7)).put("end", place(4_294_967_295L, 4_294_967_295L)).build();
        Json back = Json.object().put("start", place(2, 9_000_000)).put("end", place(0, 1)).build();
        return Json.array(List.of(Json.object().put("uri", uri).put("range", far).build(),
                Json.object().put("uri", uri).put("range", back).build(),
                Json.object().put("uri", "jdt://no/file").put("range", back).build(),
                Json.object().put("uri", "::: no uri").put("range", far).build(),
                Json.object().put("uri", uri).build()));
    }

    private static Json place(long line, long character) {
        return Json.object().put("line", line).put("character", character).build();
    }

    /** Of each thing that a client may look for something of another type. */
    private static Json wrong() {
        Json odd = Json.object().put("label", 1).put("range", "here").put("kind", "new").put("uri", 5)
                .put("contents", false).put("items", Json.array(List.of(Json.NULL, Json.of(3), Json.object()
                        .put("label", "good").put("kind", "strange").put("textEdit", 7).put("tags", "none")
                        .put("insertText", Json.array(List.of()))
                        .put("commitCharacters", Json.array(List.of(Json.of(1), Json.of("long"), Json.of(";"))))
                        .build())))
                .put("signatures", Json.array(List.of(Json.NULL, Json.object().put("parameters", "none").build())))
                .put("activeSignature", -3).put("data", Json.array(List.of(Json.of("a"), Json.of(1.5), Json.NULL,
                        Json.of(-1), Json.of(2), Json.of(3)))).put("changes", Json.array(List.of()))
                .put("documentChanges", Json.object().build()).put("ranges", 3).build();
        return odd;
    }

    private static Json range(int startLine, int start, int endLine, int end) {
        return Json.object().put("start", place(startLine, start)).put("end", place(endLine, end)).build();
    }

    private void change(StringBuilder text, Json change) {
        if (change.get("range").isNull()) {
            text.setLength(0);
            text.append(change.string("text", ""));
            return;
        }
        int start = offset(text, change.get("range").get("start"));
        int end = offset(text, change.get("range").get("end"));
        text.replace(start, end, change.string("text", ""));
    }

    private int offset(CharSequence text, Json position) {
        int at = 0;
        for (long line = position.number("line", -1); line > 0; at++) {
            line -= text.charAt(at) == '\n' ? 1 : 0;
        }
        for (long left = position.number("character", -1); left > 0;) {
            int point = Character.codePointAt(text, at);
            left -= switch (encoding) {
                case "utf-8" -> new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
                case "utf-32" -> 1;
                default -> Character.charCount(point);
            };
            if (left < 0) {
                throw new IllegalStateException("in the middle of a character: " + position.print());
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private void answer(Json id, Json result) throws IOException {
        send(Json.object().put("jsonrpc", "2.0").put("id", id).put("result", result).build());
    }

    private void send(Json message) throws IOException {
        byte[] body = message.print().getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + body.length + "\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    private void write(String raw) throws IOException {
        out.write(raw.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
