package dev.rustaiide.system.lsp.server.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.RequestMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.lsp.server.internal.wire.Outbox;

/** What we tell and ask a client. Any thread may use it; asking waits for the answer. */
final class Peer {
    private static final int MOST_ASKED = 200;

    private final Codec codec;
    private final Outbox outbox;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CompletableFuture<ResponseMessage>> asked = new ConcurrentHashMap<>();
    private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();

    Peer(Codec codec, Outbox outbox) {
        this.codec = codec;
        this.outbox = outbox;
    }

    void answer(@Nullable Either<String, Number> id, @Nullable Object result, @Nullable ResponseError error)
            throws InterruptedException {
        var response = new ResponseMessage();
        response.setRawId(id);
        response.setResult(result);
        response.setError(error);
        outbox.put(codec.write(response));
    }

    void tell(String method, Object params) throws InterruptedException {
        outbox.put(codec.write(notification(method, params)));
    }

    /** As {@link #tell} without waiting; of what is told of one topic only the last has to arrive. */
    void news(Object topic, String method, Object params) {
        outbox.putNews(topic, codec.write(notification(method, params)));
    }

    private static NotificationMessage notification(String method, Object params) {
        var message = new NotificationMessage();
        message.setMethod(method);
        message.setParams(params);
        return message;
    }

    /** Sends a request whose answer nobody needs. */
    void nudge(String method, @Nullable Object params) {
        outbox.putNews(method, codec.write(request(Codec.id(ids.incrementAndGet(), method), method, params)));
    }

    private static RequestMessage request(String id, String method, @Nullable Object params) {
        var message = new RequestMessage();
        message.setId(id);
        message.setMethod(method);
        message.setParams(params);
        return message;
    }

    /**
     * The client's answer; null is one.
     *
     * @throws FailureException if it answers with an error, or not in time
     */
    <T> @Nullable T ask(String method, Object params, Class<T> type, Duration patience)
            throws InterruptedException, FailureException {
        String id = Codec.id(ids.incrementAndGet(), method);
        var future = new CompletableFuture<ResponseMessage>();
        if (asked.size() >= MOST_ASKED) {
            throw failed(method, "It owes " + MOST_ASKED + " answers already.");
        }
        asked.put(id, future);
        try {
            outbox.put(codec.write(request(id, method, params)));
            ResponseMessage response = future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.getError() != null) {
                throw failed(method, "It says: " + response.getError().getMessage());
            }
            return type.isInstance(response.getResult()) ? type.cast(response.getResult()) : null;
        } catch (TimeoutException | ExecutionException | CancellationException silent) {
            throw failed(method, "It does not answer.");
        } finally {
            asked.remove(id);
        }
    }

    private static FailureException failed(String method, String why) {
        return new FailureException(new Failure.Other("The editor did not do " + method + ".", why,
                "Look into the editor's log for the reason."));
    }

    /** The client answers; an answer that nobody waits for is nobody's trouble. */
    void answered(ResponseMessage response) {
        String id = response.getId();
        CompletableFuture<ResponseMessage> waiting = id == null ? null : asked.get(id);
        if (waiting != null) {
            waiting.complete(response);
        }
    }

    /** Cancels {@code call} when the client goes. */
    void whileThere(Call<?> call) {
        calls.add(call);
        call.whenDone(Runnable::run, end -> calls.remove(call));
    }

    /** Those who wait hear that no answer comes. */
    void gone() {
        asked.values().forEach(waiting -> waiting.cancel(false));
        calls.forEach(Call::cancel);
    }
}
