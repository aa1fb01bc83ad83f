package dev.rustaiide.system.mcp.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.Network;
import dev.rustaiide.system.network.services.OutgoingRequest;
import dev.rustaiide.system.network.services.ReplyEvents;

/** A server at an address: each request is one of HTTP, through the gate, and its answer ends the reply. */
final class HttpPeer implements Peer {
    private static final String WHO = "mcp";
    private static final String SESSION = "Mcp-Session-Id";
    private static final int MOST_EVENTS = 10_000;
    private static final String CHECK = "Check its address and token, or turn it off (mcp.servers).";

    private final String name;
    private final URI address;
    private final String token;
    private final Network network;
    private final AtomicLong ids = new AtomicLong();
    private volatile String revision = "";
    private volatile String session = "";
    private volatile boolean closed;

    /** @param token what it knows us by; may be empty */
    HttpPeer(String name, URI address, String token, Network network) {
        this.name = name;
        this.address = address;
        this.token = token;
        this.network = network;
    }

    @Override
    public Json ask(String method, Json parameters, Duration patience)
            throws FailureException, RefusedException, InterruptedException {
        if (closed) {
            throw Told.failure(name, "It was turned off.", "Turn it on (mcp.servers).");
        }
        long id = ids.incrementAndGet();
        Json message = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method)
                .put("params", Requests.parameters(parameters, revision)).build();
        Call<Json> answer = Call.start("mcp " + name, scope -> {
            try (HttpReply reply = scope.await(network.send(request(method, parameters, message).within(patience)))) {
                reply.header(SESSION).filter(value -> value.length() <= 1000).ifPresent(value -> session = value);
                return result(reply, id);
            }
        });
        try {
            Json answered = answer.await(patience);
            if (!answered.get("error").isNull()) {
                throw RefusedException.of(answered.get("error"));
            }
            return answered.get("result");
        } catch (TimeoutException late) {
            throw Told.failure(name, "It did not answer within " + patience.toSeconds() + " s.", CHECK);
        } catch (ExecutionException failed) {
            throw failure(failed);
        } finally {
            answer.cancel();
        }
    }

    private FailureException failure(ExecutionException failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof FailureException known ? known
                : Told.failure(name, "Its answer cannot be read: "
                        + Told.line(String.valueOf(cause.getMessage())) + '.', CHECK);
    }

    private OutgoingRequest request(String method, Json parameters, Json message) {
        OutgoingRequest request = OutgoingRequest.post(WHO, "use " + name, address, "application/json",
                message.print().getBytes(StandardCharsets.UTF_8)).with("Accept", "application/json, text/event-stream");
        if (!revision.isEmpty()) {
            request = request.with("MCP-Protocol-Version", revision);
        }
        if (revision.equals(Revision.STATELESS)) {
            request = request.with("Mcp-Method", method);
            Optional<String> tool = parameters.optionalString("name");
            request = tool.isPresent() ? request.with("Mcp-Name", tool.get()) : request;
        }
        if (!session.isEmpty()) {
            request = request.with(SESSION, session);
        }
        return token.isEmpty() ? request : request.with("Authorization", "Bearer " + token);
    }

    /** The message that answers the request with {@code id}. */
    private Json result(HttpReply reply, long id) throws IOException, FailureException {
        String type = reply.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/event-stream") && reply.isSuccess()) {
            var events = new ReplyEvents(reply.body(), true);
            int count = 0;
            for (@Nullable String event = events.next(); event != null && count < MOST_EVENTS; event = events.next()) {
                Optional<Json> message = message(event).filter(each -> each.number("id", -1) == id
                        && each.string("method", "").isEmpty());
                if (message.isPresent()) {
                    return message.get();
                }
                count++;
            }
            throw Told.failure(name, "Its answer ends in the middle.", "Try again.");
        }
        byte[] body = reply.body().readNBytes(MessageLines.LONGEST);
        Optional<Json> message = message(new String(body, StandardCharsets.UTF_8))
                .filter(each -> !each.get("error").isNull() || each.number("id", -1) == id);
        if (message.isPresent()) {
            return message.get();
        }
        throw Told.failure(name, reply.isSuccess() ? "It answered with something that is no message."
                : "It answered " + reply.status() + '.', CHECK);
    }

    private static Optional<Json> message(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JsonException page) {
            return Optional.empty();
        }
    }

    @Override
    public void tell(String method, Json parameters) {
        Json message = Json.object().put("jsonrpc", "2.0").put("method", method).put("params", parameters).build();
        Call.start("mcp " + name, scope -> {
            try (HttpReply reply = scope.await(network.send(request(method, parameters, message)))) {
                return reply.status();
            }
        });
    }

    @Override
    public void speak(String chosen) {
        revision = chosen;
    }

    @Override
    public boolean isThere() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
