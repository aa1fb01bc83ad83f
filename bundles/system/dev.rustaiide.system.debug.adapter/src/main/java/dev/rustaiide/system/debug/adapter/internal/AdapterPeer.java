package dev.rustaiide.system.debug.adapter.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Outcome;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.FramedMessages;
import dev.rustaiide.foundation.serialization.FramingException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Our end of the protocol. Any thread may use it; only {@link Asked#await} waits. Events come in order on one thread.
 * When the connection ends, whatever is still awaited fails.
 */
final class AdapterPeer {
    private static final int LONGEST_MESSAGE = 64 << 20;
    /** More than this does not wait for an adapter that does not read. */
    private static final int MOST_WAITING = 4096;
    private static final String SEQUENCE = "seq";
    private static final String TYPE = "type";

    private final InputStream in;
    private final OutputStream out;
    private final BiConsumer<String, Json> events;
    private final Requests requests;
    private final AtomicLong sequence = new AtomicLong();
    private final BlockingQueue<byte[]> outgoing = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Map<Long, Asked> pending = new ConcurrentHashMap<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile boolean cancels;

    /** What an adapter may ask of us. */
    @FunctionalInterface
    interface Requests {
        /** Starts to answer, with a body, what is told by {@code arguments}; empty for what we do not do. */
        Optional<Call<Json>> begin(String command, Json arguments);
    }

    /** @param events hears each event with its body */
    AdapterPeer(InputStream in, OutputStream out, BiConsumer<String, Json> events, Requests requests) {
        this.in = in;
        this.out = out;
        this.events = events;
        this.requests = requests;
    }

    void start(String name) {
        Call<?> writing = Call.startNative("write to " + name, this::write);
        end.thenRun(writing::cancel);
        Call.startNative("read from " + name, this::read);
    }

    /** Tells that the adapter understands that nobody waits any more. */
    void cancels(boolean understands) {
        cancels = understands;
    }

    /** A question that was sent. */
    final class Asked {
        private final long id;
        private final String command;
        private final CompletableFuture<Json> answer = new CompletableFuture<>();

        private Asked(long id, String command) {
            this.id = id;
            this.command = command;
        }

        /** Runs {@code then} when it was answered, one way or the other, on the thread that reads. */
        void whenDone(Runnable then) {
            answer.whenComplete((body, failed) -> then.run());
        }

        /**
         * The body of the answer.
         *
         * @throws RefusedException if the adapter says no
         * @throws GoneException if it can answer no more, or not in time
         */
        Json await(Duration patience) throws RefusedException, GoneException, InterruptedException {
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException nobodyWaits) {
                forget();
                throw nobodyWaits;
            } catch (TimeoutException late) {
                forget();
                throw new GoneException("It did not answer “" + command + "” within " + seconds(patience) + ".");
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case RefusedException refused -> throw refused;
                    case GoneException gone -> throw gone;
                    case null, default -> throw new GoneException(String.valueOf(failed.getCause()));
                }
            } finally {
                pending.remove(id);
            }
        }

        private void forget() {
            if (cancels) {
                ask("cancel", Json.object().put("requestId", id).build());
            }
        }
    }

    /** The adapter is not there any more, or as good as not. */
    static final class GoneException extends Exception {
        private static final long serialVersionUID = 1;

        GoneException(String message) {
            super(message);
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() < 2000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    /** Sends a question; does not wait for its answer. */
    Asked ask(String command, Json arguments) {
        long id = sequence.incrementAndGet();
        var asked = new Asked(id, command);
        pending.put(id, asked);
        Json.ObjectBuilder message = Json.object().put(SEQUENCE, id).put(TYPE, "request").put("command", command);
        send(arguments.isNull() ? message.build() : message.put("arguments", arguments).build());
        if (end.isDone()) {
            fail(asked);
        }
        return asked;
    }

    private void send(Json message) {
        if (!outgoing.offer(message.print().getBytes(StandardCharsets.UTF_8))) {
            end("It does not read any more.");
        }
    }

    /** On a thread of its own, so that an adapter that does not read keeps nobody from ending it. */
    private boolean write(Scope scope) throws InterruptedException {
        try {
            while (!end.isDone()) {
                byte[] body = outgoing.take();
                out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body);
                out.flush();
            }
        } catch (IOException gone) {
            LoggerFactory.getLogger(AdapterPeer.class).debug("A debug adapter reads no more", gone);
            // Why that is, whoever reads from it learns.
        }
        return true;
    }

    /** Runs {@code then} with the reason, a sentence, once the connection has ended. */
    void whenEnded(Consumer<String> then) {
        end.thenAccept(then);
    }

    /** Ends the connection; the streams are the caller's. */
    void end(String reason) {
        if (end.complete(reason)) {
            pending.values().forEach(this::fail);
        }
    }

    private void fail(Asked asked) {
        asked.answer.completeExceptionally(new GoneException(end.getNow("")));
    }

    private boolean read(Scope scope) {
        var messages = new FramedMessages(in, LONGEST_MESSAGE);
        try {
            for (FramedMessages.Message message = messages.next(); message != null; message = messages.next()) {
                if (message.isWhole()) {
                    take(new String(message.start(), StandardCharsets.UTF_8));
                } else {
                    LoggerFactory.getLogger(AdapterPeer.class).warn("A message of {} bytes is passed over",
                            message.length());
                }
            }
            end("");
        } catch (FramingException garbage) {
            end("What it writes are no messages of the protocol.");
        } catch (IOException broken) {
            end("");
        }
        return true;
    }

    private void take(String text) {
        try {
            Json message = Json.parse(text);
            switch (message.string(TYPE, "")) {
                case "response" -> answered(message);
                case "event" -> events.accept(message.string("event", ""), message.get("body"));
                case "request" -> asked(message);
                default -> LoggerFactory.getLogger(AdapterPeer.class).warn("A message is of no known type");
            }
        } catch (JsonException unreadable) {
            LoggerFactory.getLogger(AdapterPeer.class).warn("A debug adapter sends what is no JSON: {}",
                    unreadable.getMessage());
        } catch (RuntimeException fault) { // boundary: one message must not end the connection
            LoggerFactory.getLogger(AdapterPeer.class).error("A message of a debug adapter was not understood", fault);
        }
    }

    private void answered(Json message) {
        Asked asked = pending.remove(message.number("request_seq", -1));
        if (asked == null) {
            return; // nobody waits for it any more
        }
        if (message.flag("success", false)) {
            asked.answer.complete(message.get("body"));
        } else {
            asked.answer.completeExceptionally(new RefusedException(said(message)));
        }
    }

    /** The long form of an error has its words in braces replaced by variables. */
    private static String said(Json message) {
        Json error = message.get("body").get("error");
        String said = error.string("format", "");
        for (var variable : error.get("variables").members().entrySet()) {
            said = said.replace('{' + variable.getKey() + '}', variable.getValue().asString().orElse(""));
        }
        String shorter = message.string("message", "");
        String words = said.isBlank() ? shorter : said;
        return words.isBlank() ? "It does not say why." : words.strip();
    }

    /** The answer is sent when it is there; what we have not said that we can is refused. */
    private void asked(Json request) {
        Optional<Call<Json>> answer = requests.begin(request.string("command", ""), request.get("arguments"));
        if (answer.isEmpty()) {
            refuse(request, "This client does not do that.");
            return;
        }
        answer.get().whenDone(Runnable::run, outcome -> {
            switch (outcome) {
                case Outcome.Success<Json>(Json body) -> send(response(request, true).put("body", body).build());
                case Outcome.Failed<Json>(Throwable cause) -> refuse(request, cause instanceof FailureException known
                        ? known.failure().why() : String.valueOf(cause.getMessage()));
                case Outcome.Cancelled<Json> cancelled -> refuse(request, "It was cancelled.");
            }
        });
    }

    private void refuse(Json request, String why) {
        send(response(request, false).put("message", why).build());
    }

    private Json.ObjectBuilder response(Json request, boolean success) {
        return Json.object().put(SEQUENCE, sequence.incrementAndGet()).put(TYPE, "response")
                .put("request_seq", request.get(SEQUENCE)).put("success", success)
                .put("command", request.string("command", ""));
    }
}
