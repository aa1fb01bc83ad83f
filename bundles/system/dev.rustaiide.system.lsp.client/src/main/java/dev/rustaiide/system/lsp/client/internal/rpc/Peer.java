package dev.rustaiide.system.lsp.client.internal.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.serialization.FramedMessages;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * One end of a JSON-RPC connection. Any thread may use it; only {@link #ask} waits. Messages leave in the order in
 * which they were given. When the connection ends, whatever is still awaited fails.
 */
public final class Peer {
    /** Who lets so many messages pile up reads no more. */
    private static final int MOST_WAITING = 20_000;
    private static final int LONGEST_MESSAGE = 64 << 20;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*(\\d{1,18})\\b");
    private static final String VERSION = "2.0";
    private static final Json END = Json.NULL;

    private final String name;
    private final InputStream in;
    private final OutputStream out;
    private final Handler handler;
    private final ProtocolRing log;
    private final BlockingQueue<Json> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<Long, CompletableFuture<Json>> pending = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    public Peer(String name, InputStream in, OutputStream out, Handler handler, ProtocolRing log) {
        this.name = name;
        this.in = in;
        this.out = out;
        this.handler = handler;
        this.log = log;
    }

    /** Begins to read and write. */
    public void start() {
        Call.start("write to " + name, this::write);
        Call.startNative("read from " + name, this::read);
    }

    /**
     * Asks and waits for the answer. An interrupt tells the other side that nobody waits any more.
     *
     * @throws RpcException if the answer is an error, does not come in time, or cannot come
     */
    public Json ask(String method, Json params, Duration patience) throws RpcException, InterruptedException {
        long id = ids.incrementAndGet();
        var answer = new CompletableFuture<Json>();
        pending.put(id, answer);
        send(Json.object().put("jsonrpc", VERSION).put("id", id).put("method", method), params);
        if (end.isDone()) {
            fail(answer);
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyWaits) {
            cancel(id);
            throw nobodyWaits;
        } catch (TimeoutException late) {
            cancel(id);
            throw new RpcException(RpcException.LATE, "no answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RpcException known ? known
                    : new RpcException(RpcException.INTERNAL_ERROR, String.valueOf(failed.getCause()));
        } finally {
            pending.remove(id);
        }
    }

    private void cancel(long id) {
        tell("$/cancelRequest", Json.object().put("id", id).build());
    }

    /** Tells something that has no answer. */
    public void tell(String method, Json params) {
        send(Json.object().put("jsonrpc", VERSION).put("method", method), params);
    }

    /** Some servers take parameters that are null amiss where none are expected. */
    private void send(Json.ObjectBuilder message, Json params) {
        Json whole = params.isNull() ? message.build() : message.put("params", params).build();
        if (!end.isDone() && !waiting.offer(whole)) {
            close("it has stopped reading");
        }
    }

    /** Runs {@code then} with the reason once the connection has ended. */
    public void whenClosed(Consumer<String> then) {
        end.thenAccept(then);
    }

    /** Ends the connection; streams are the caller's. */
    public void close(String reason) {
        if (end.complete(reason)) {
            pending.values().forEach(this::fail);
            waiting.clear();
            waiting.offer(END);
        }
    }

    private void fail(CompletableFuture<Json> answer) {
        answer.completeExceptionally(new RpcException(RpcException.GONE, end.getNow("")));
    }

    private boolean write(Scope scope) throws InterruptedException {
        try {
            for (Json message = waiting.take(); message != END; message = waiting.take()) {
                byte[] body = message.print().getBytes(StandardCharsets.UTF_8);
                log.add(true, body);
                byte[] head = ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
                out.write(head);
                out.write(body);
                if (waiting.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException gone) {
            close("it reads no more: " + gone.getMessage());
        }
        return true;
    }

    private boolean read(Scope scope) {
        var frames = new FramedMessages(in, LONGEST_MESSAGE);
        try {
            for (FramedMessages.Message frame = frames.next(); frame != null; frame = frames.next()) {
                log.add(false, frame.start());
                if (frame.isWhole()) {
                    take(new String(frame.start(), StandardCharsets.UTF_8));
                } else {
                    takeBeginning(frame);
                }
            }
            close("it has ended");
        } catch (IOException broken) {
            close(broken.getMessage());
        }
        return true;
    }

    /** The question that a huge answer is for need not wait for its time to run out. */
    private void takeBeginning(FramedMessages.Message frame) {
        Matcher id = ID.matcher(new String(frame.start(), StandardCharsets.UTF_8));
        LoggerFactory.getLogger(Peer.class).warn("A message of {} bytes from {} is passed over", frame.length(), name);
        if (id.find() && pending.get(Long.parseLong(id.group(1))) instanceof CompletableFuture<Json> answer) {
            answer.completeExceptionally(new RpcException(RpcException.INTERNAL_ERROR,
                    "an answer of " + (frame.length() >> 20) + " MB is too large"));
        }
    }

    private void take(String text) {
        Json message;
        try {
            message = Json.parse(text);
        } catch (JsonException unreadable) {
            LoggerFactory.getLogger(Peer.class).warn("{} sends what is no JSON: {}", name, unreadable.getMessage());
            return;
        }
        try {
            dispatch(message);
        } catch (RuntimeException fault) { // boundary: one message must not end the connection
            LoggerFactory.getLogger(Peer.class).error("A message of {} was not understood", name, fault);
        }
    }

    private void dispatch(Json message) {
        Json id = message.get("id");
        String method = message.string("method", "");
        if (method.isEmpty()) {
            answered(id, message);
        } else if (id.isNull()) {
            handler.told(method, message.get("params"));
        } else {
            handler.asked(method, message.get("params")).whenDone(Runnable::run, outcome -> reply(id, outcome));
        }
    }

    /** An id that nobody asked with, or no longer, is passed over: the answer crossed our word that nobody waits. */
    private void answered(Json id, Json message) {
        long number = id.asLong().orElseGet(() -> id.asString().map(Peer::number).orElse(-1L));
        CompletableFuture<Json> answer = pending.get(number);
        if (answer == null) {
            return;
        }
        Json error = message.get("error");
        if (error.isNull()) {
            answer.complete(message.get("result"));
        } else {
            answer.completeExceptionally(RpcException.of(error));
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    private void reply(Json id, Outcome<Json> outcome) {
        Json.ObjectBuilder message = Json.object().put("jsonrpc", VERSION).put("id", id);
        switch (outcome) {
            case Outcome.Success<Json>(Json value) -> message.put("result", value);
            case Outcome.Failed<Json>(RpcException known) -> message.put("error", error(known.code(), known));
            case Outcome.Failed<Json>(Throwable cause) ->
                message.put("error", error(RpcException.INTERNAL_ERROR, cause));
            case Outcome.Cancelled<Json>() ->
                message.put("error", error(RpcException.REQUEST_CANCELLED, new InterruptedException("cancelled")));
        }
        send(message, Json.NULL);
    }

    private static Json error(int code, Throwable cause) {
        return Json.object().put("code", code).put("message", String.valueOf(cause.getMessage())).build();
    }
}
