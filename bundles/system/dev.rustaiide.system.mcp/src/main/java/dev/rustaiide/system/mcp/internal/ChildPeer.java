package dev.rustaiide.system.mcp.internal;

import java.io.IOException;
import java.io.InputStream;
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

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Child;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * A program that speaks by its two streams. One that writes what is no message again and again is ended. What it is
 * told waits for it on a thread of its own: one that does not read keeps nobody longer than the time for its answer.
 */
final class ChildPeer implements Peer {
    private static final int MOST_GARBAGE = 50;
    private static final int LAST_WORDS = 2000;
    /** More than this does not wait for one that does not read. */
    private static final int MOST_WAITING = 256;
    private static final String AGAIN = "Look into the server's own log, or turn it off (mcp.servers).";

    private final String name;
    private final Child child;
    private final MessageLines lines;
    private final Runnable listChanged;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
    private final BlockingQueue<Json> outgoing = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Call<?> writing;
    private final StringBuilder lastWords = new StringBuilder();
    private volatile String revision = Revision.LAST_WITH_HANDSHAKE;
    private volatile @Nullable FailureException gone;

    /** @param listChanged is run when the server says that it has other tools, on the thread that reads */
    ChildPeer(String name, Child child, Runnable listChanged) {
        this.name = name;
        this.child = child;
        this.lines = new MessageLines(child.stdout(), child.stdin());
        this.listChanged = listChanged;
        writing = Call.startNative("mcp " + name + " questions", this::write);
        Call.startNative("mcp " + name, this::read).whenDone(Runnable::run, _ -> end("It has ended."));
        Call.startNative("mcp " + name + " errors", this::listen);
    }

    private Object read(Scope scope) throws InterruptedException {
        int garbage = 0;
        try {
            for (@Nullable String line = lines.read(); line != null; line = lines.read()) {
                garbage = take(line) ? 0 : garbage + 1;
                if (garbage > MOST_GARBAGE) {
                    end("It writes what is no message: “" + Told.cut(Told.line(line), 80) + "”.");
                    return true;
                }
            }
        } catch (IOException broken) {
            end("It cannot be read: " + broken.getMessage() + '.');
            return true;
        }
        try {
            int exit = scope.await(child.exit().cancelAfter(Duration.ofSeconds(2)));
            end("It ended with exit code " + exit + '.' + words());
        } catch (ExecutionException | InterruptedException unknown) {
            end("It has closed its answers." + words());
        }
        return true;
    }

    private boolean take(String line) {
        Json message;
        try {
            message = Json.parse(line);
        } catch (JsonException garbage) {
            return false;
        }
        String method = message.string("method", "");
        Json id = message.get("id");
        if (!method.isEmpty() && !id.isNull()) {
            send(method.equals("ping")
                    ? Json.object().put("jsonrpc", "2.0").put("id", id).put("result", Json.object().build()).build()
                    : Json.object().put("jsonrpc", "2.0").put("id", id).put("error", Json.object()
                            .put("code", Revision.NO_METHOD).put("message", "This client does not do that.").build())
                            .build());
        } else if (method.equals("notifications/tools/list_changed")) {
            listChanged.run();
        } else if (method.isEmpty() && id.asLong().isPresent()) {
            CompletableFuture<Json> asked = waiting.remove(id.asLong().getAsLong());
            if (asked != null) {
                asked.complete(message);
            }
        }
        return message instanceof Json.Obj;
    }

    /** What it writes for people; the end of it tells why it ended. */
    private Object listen(Scope scope) throws IOException {
        byte[] buffer = new byte[4096];
        try (InputStream errors = child.stderr()) {
            for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                synchronized (lastWords) {
                    lastWords.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                    lastWords.delete(0, Math.max(0, lastWords.length() - LAST_WORDS));
                }
            }
        }
        return true;
    }

    private String words() {
        synchronized (lastWords) {
            String words = Told.line(lastWords.toString().lines().reduce("", (before, line) -> line.isBlank() ? before
                    : line));
            return words.isEmpty() ? "" : " It said: " + words;
        }
    }

    private void end(String why) {
        synchronized (this) {
            if (gone != null) {
                return;
            }
            gone = Told.failure(name, why, AGAIN);
        }
        writing.cancel();
        child.exit().cancel();
        waiting.values().forEach(asked -> asked.completeExceptionally(gone()));
    }

    private FailureException gone() {
        FailureException known = gone;
        return known == null ? Told.failure(name, "It has ended.", AGAIN) : known;
    }

    @Override
    public Json ask(String method, Json parameters, Duration patience)
            throws FailureException, RefusedException, InterruptedException {
        long id = ids.incrementAndGet();
        var asked = new CompletableFuture<Json>();
        waiting.put(id, asked);
        if (gone != null || !send(Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method)
                .put("params", Requests.parameters(parameters, revision)).build())) {
            waiting.remove(id);
            throw gone();
        }
        try {
            Json answer = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!answer.get("error").isNull()) {
                throw RefusedException.of(answer.get("error"));
            }
            return answer.get("result");
        } catch (TimeoutException late) {
            cancel(id, method);
            throw Told.failure(name, "It did not answer within " + patience.toSeconds() + " s.", AGAIN);
        } catch (InterruptedException stopped) {
            cancel(id, method);
            throw stopped;
        } catch (ExecutionException ended) {
            throw gone();
        }
    }

    private void cancel(long id, String method) {
        waiting.remove(id);
        if (!method.equals("initialize")) {
            tell("notifications/cancelled", Json.object().put("requestId", id).build());
        }
    }

    @Override
    public void tell(String method, Json parameters) {
        send(Json.object().put("jsonrpc", "2.0").put("method", method).put("params", parameters).build());
    }

    @Override
    public void speak(String chosen) {
        revision = chosen;
    }

    /** Whether it will be written. */
    private boolean send(Json message) {
        if (!outgoing.offer(message)) {
            end("It does not read any more." + words());
        }
        return gone == null;
    }

    private Object write(Scope scope) throws InterruptedException {
        try {
            while (gone == null) {
                lines.write(outgoing.take());
            }
        } catch (IOException broken) {
            end("It does not read any more." + words());
        }
        return true;
    }

    @Override
    public boolean isThere() {
        return gone == null;
    }

    @Override
    public void close() {
        end("It was turned off.");
    }
}
