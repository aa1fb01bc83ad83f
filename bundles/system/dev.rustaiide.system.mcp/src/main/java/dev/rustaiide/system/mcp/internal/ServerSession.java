package dev.rustaiide.system.mcp.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.WindowMessage;
import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.mcp.internal.ServedTool.ToolResult;

/**
 * Serves one client, in whichever revision it speaks: after a handshake, or by requests that say it themselves. Tools
 * are used at once, several at a time; secrets that are known or can be recognised do not stand in what they give.
 */
final class ServerSession {
    private static final int MOST_AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long CACHED_MS = 3_600_000;
    private static final String INSTRUCTIONS = "Answers questions on the source code of one folder from an index of its"
            + " syntax and a search by meaning. Nothing is changed and nothing of the folder is run. Paths are relative"
            + " to the folder; lines and columns count from 1.";

    private final MessageLines lines;
    private final Map<String, ServedTool> tools;
    private final Redactor redactor;
    private final Json self;
    private final Map<Json, Call<?>> running = new ConcurrentHashMap<>();
    private boolean hasShakenHands;

    /** @param version of the program */
    ServerSession(MessageLines lines, Map<String, ServedTool> tools, Redactor redactor, String version) {
        this.lines = lines;
        this.tools = tools;
        this.redactor = redactor;
        this.self = Json.object().put("name", "rust-ai-ide").put("title", "Rust AI IDE").put("version", version)
                .build();
    }

    /** Until the client closes its stream; what is being done then has a little more time. */
    void serve() throws IOException {
        try {
            for (@Nullable String line = lines.read(); line != null; line = lines.read()) {
                try {
                    take(Json.parse(line));
                } catch (JsonException garbage) {
                    lines.write(error(Json.NULL, Revision.NO_JSON, "This is no JSON: " + garbage.getMessage(),
                            Json.NULL));
                }
            }
            finish();
        } finally {
            running.values().forEach(Call::cancel);
        }
    }

    /** Who closes the one stream may still read the other. */
    private void finish() {
        long end = System.nanoTime() + GRACE.toNanos();
        for (Call<?> call : running.values()) {
            try {
                call.await(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (TimeoutException | ExecutionException over) {
                // It was told, or takes too long.
                continue;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void take(Json message) throws IOException {
        Json id = message.get("id");
        Optional<String> method = message.optionalString("method");
        boolean isId = id instanceof Json.Str || id.asLong().isPresent();
        if (method.isEmpty() || !message.string("jsonrpc", "").equals("2.0") || !isId && !id.isNull()) {
            if (message.get("result").isNull() && message.get("error").isNull()) {
                lines.write(error(isId ? id : Json.NULL, Revision.NO_REQUEST, "This is no request of JSON-RPC 2.0.",
                        Json.NULL));
            }
        } else if (id.isNull()) {
            hear(method.get(), message.get("params"));
        } else {
            answer(id, method.get(), message.get("params"));
        }
    }

    private void hear(String method, Json parameters) {
        if (method.equals("notifications/cancelled")) {
            Call<?> call = running.remove(parameters.get("requestId"));
            if (call != null) {
                call.cancel();
            }
        }
    }

    private void answer(Json id, String method, Json parameters) throws IOException {
        if (method.equals("initialize")) {
            hasShakenHands = true;
            String wanted = parameters.string("protocolVersion", "");
            lines.write(result(id, Json.object().put("protocolVersion",
                    Revision.WITH_HANDSHAKE.contains(wanted) ? wanted : Revision.LAST_WITH_HANDSHAKE)
                    .put("capabilities", abilities()).put("serverInfo", self).put("instructions", INSTRUCTIONS),
                    false));
            return;
        }
        Json meta = parameters.get(Revision.META);
        Optional<String> revision = meta.optionalString(Revision.VERSION);
        Optional<Json> objection = revision.map(asked -> objection(id, asked, meta))
                .orElseGet(() -> hasShakenHands || method.equals("ping") ? Optional.empty()
                        : Optional.of(error(id, Revision.BAD_PARAMETERS, "Begin with initialize, or say the revision in"
                                + " _meta: this server speaks " + String.join(", ", Revision.all()) + '.', Json.NULL)));
        if (objection.isPresent()) {
            lines.write(objection.get());
        } else {
            answer(id, method, parameters, revision.isPresent());
        }
    }

    /** Why a request that says its revision cannot be answered. */
    private static Optional<Json> objection(Json id, String revision, Json meta) {
        if (!revision.equals(Revision.STATELESS)) {
            return Optional.of(error(id, Revision.NO_SUCH_REVISION, "Unsupported protocol version", Json.object()
                    .put("supported", Json.strings(Revision.all())).put("requested", revision).build()));
        }
        return meta.get(Revision.ABILITIES) instanceof Json.Obj ? Optional.empty()
                : Optional.of(error(id, Revision.BAD_PARAMETERS, Revision.ABILITIES + " is missing in _meta.",
                        Json.NULL));
    }

    private void answer(Json id, String method, Json parameters, boolean stateless) throws IOException {
        switch (method) {
            case "ping" -> lines.write(result(id, Json.object(), stateless));
            case "server/discover" -> lines.write(result(id, cached(Json.object()
                    .put("supportedVersions", Json.strings(Revision.all())).put("capabilities", abilities())
                    .put("instructions", INSTRUCTIONS)), stateless));
            case "tools/list" -> lines.write(result(id, cached(Json.object().put("tools",
                    Json.array(tools.values().stream().map(ServedTool::json).toList()))), stateless));
            case "tools/call" -> use(id, parameters, stateless);
            default -> lines.write(error(id, Revision.NO_METHOD, "There is no " + cut(method) + '.', Json.NULL));
        }
    }

    private static Json.ObjectBuilder cached(Json.ObjectBuilder list) {
        return list.put("ttlMs", CACHED_MS).put("cacheScope", "public");
    }

    private static Json abilities() {
        return Json.object().put("tools", Json.object().build()).build();
    }

    private static String cut(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + '…';
    }

    private void use(Json id, Json parameters, boolean stateless) throws IOException {
        ServedTool tool = tools.get(parameters.string("name", ""));
        if (tool == null) {
            lines.write(error(id, Revision.BAD_PARAMETERS, "There is no tool “" + cut(parameters.string("name", ""))
                    + "”. There are: " + String.join(", ", tools.keySet()) + '.', Json.NULL));
        } else if (running.containsKey(id) || running.size() >= MOST_AT_ONCE) {
            lines.write(error(id, Revision.NO_REQUEST, running.containsKey(id)
                    ? "A request with this id is being answered." : "No more than " + MOST_AT_ONCE + " at once.",
                    Json.NULL));
        } else {
            Json arguments = parameters.get("arguments");
            var isHeard = new CountDownLatch(1);
            Call<ToolResult> call = Call.start("mcp " + tool.name(), scope -> {
                isHeard.await();
                return use(tool, arguments, scope);
            });
            running.put(id, call);
            progress(parameters.get(Revision.META).get("progressToken"), call);
            isHeard.countDown();
            call.cancelAfter(PATIENCE).whenDone(Runnable::run, outcome -> told(id, tool, outcome, stateless));
        }
    }

    private static ToolResult use(ServedTool tool, Json arguments, Scope scope) throws Exception {
        try {
            return tool.use().run(ToolValues.of(tool, arguments), scope);
        } catch (CancellationException stopped) {
            throw new InterruptedException();
        }
    }

    /** Each report says more than the one before, as the protocol wants it. */
    private void progress(Json token, Call<?> call) {
        if (token instanceof Json.Str || token.asLong().isPresent()) {
            var last = new AtomicLong(-1);
            call.onProgress(Runnable::run, progress -> {
                long done = progress.done();
                if (!call.isDone() && last.getAndUpdate(before -> Math.max(before, done)) < done) {
                    send(Json.object().put("jsonrpc", "2.0").put("method", "notifications/progress")
                            .put("params", progress(token, progress)).build());
                }
            });
        }
    }

    private static Json progress(Json token, Progress progress) {
        var parameters = Json.object().put("progressToken", token).put("progress", progress.done());
        if (progress.total() > 0) {
            parameters.put("total", progress.total());
        }
        return (progress.message().isEmpty() ? parameters : parameters.put("message", progress.message())).build();
    }

    private void told(Json id, ServedTool tool, Outcome<ToolResult> outcome, boolean stateless) {
        boolean isAwaited = running.remove(id) != null;
        switch (outcome) {
            case Outcome.Success<ToolResult>(ToolResult given) -> send(result(id, content(given), stateless));
            case Outcome.Failed<ToolResult>(Throwable cause) -> send(result(id, failed(tool, cause), stateless));
            case Outcome.Cancelled<ToolResult> _ when isAwaited -> send(result(id,
                    wrong("It took longer than " + PATIENCE.toMinutes() + " minutes."), stateless));
            case Outcome.Cancelled<ToolResult> _ -> { } // who cancels expects no answer
        }
    }

    private Json.ObjectBuilder content(ToolResult given) {
        var content = Json.object().put("content", texts(given.text())).put("isError", false);
        String value = given.value().print();
        String safe = redactor.redact(value);
        if (safe.equals(value)) {
            return content.put("structuredContent", given.value());
        }
        try {
            return content.put("structuredContent", Json.parse(safe));
        } catch (JsonException cutThrough) {
            // Then the text alone tells it.
            return content;
        }
    }

    private Json texts(String text) {
        return Json.array(List.of(Json.object().put("type", "text").put("text", redactor.redact(text))
                .build()));
    }

    private Json.ObjectBuilder failed(ServedTool tool, Throwable failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (!(cause instanceof FailureException known)) {
            LoggerFactory.getLogger(ServerSession.class).error("The tool {} failed", tool.name(), cause);
            return wrong("The tool failed: a fault of the program, which its log has.");
        }
        return wrong(WindowMessage.of(known.failure()));
    }

    private Json.ObjectBuilder wrong(String why) {
        return Json.object().put("content", texts(why)).put("isError", true);
    }

    private Json result(Json id, Json.ObjectBuilder result, boolean stateless) {
        if (stateless) {
            result.put("resultType", "complete").put(Revision.META, Json.object().put(Revision.SERVER, self).build());
        }
        return Json.object().put("jsonrpc", "2.0").put("id", id).put("result", result.build()).build();
    }

    private static Json error(Json id, int code, String message, Json details) {
        var error = Json.object().put("code", code).put("message", message);
        return Json.object().put("jsonrpc", "2.0").put("id", id)
                .put("error", (details.isNull() ? error : error.put("data", details)).build()).build();
    }

    private void send(Json message) {
        try {
            lines.write(message);
        } catch (IOException gone) {
            // Nobody reads any more: the loop ends when the other stream does.
            running.values().forEach(Call::cancel);
        }
    }
}
