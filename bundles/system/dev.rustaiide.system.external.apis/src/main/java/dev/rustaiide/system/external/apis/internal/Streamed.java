package dev.rustaiide.system.external.apis.internal;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.ReplyEvents;

/** Reads a stream into a draft. A stream that goes on for ever, or falls silent, is left. */
final class Streamed {
    private static final int STARTS = 80;
    private static final String END = "[DONE]";
    private static final String AGAIN = "Try again, or use another model.";

    private final Server server;
    private final String model;
    private final HttpReply reply;
    private final Draft draft;
    /** When the last event came, as {@link System#nanoTime} tells. */
    private volatile long heard = System.nanoTime();
    private volatile boolean isLate;

    Streamed(Server server, String model, HttpReply reply, Draft draft) {
        this.server = server;
        this.model = model;
        this.reply = reply;
        this.draft = draft;
    }

    Generation read(Scope scope) throws PassingException, FailureException, InterruptedException {
        Call<?> watch = scope.start("patience", this::watch);
        try {
            readEvents(scope);
            return draft.finished(server.provider().window());
        } catch (IOException broken) {
            scope.check();
            if (isLate) {
                throw failure("It fell silent for " + server.patience().toSeconds() + " s.", AGAIN);
            }
            throw new PassingException(failure("The connection broke: " + broken.getMessage() + '.', AGAIN));
        } catch (ServerError error) {
            String says = server.redactor().redact(String.valueOf(error.getMessage()));
            String why = "It says: " + ErrorText.sentence(says);
            FailureException failure = error.isTooLong() ? Refusal.tooLong(server.provider(), model, why)
                    : failure(why, AGAIN);
            if (error.isPassing()) {
                throw new PassingException(failure);
            }
            throw failure;
        } finally {
            watch.cancel();
        }
    }

    private Object watch(Scope scope) throws Exception {
        while (true) {
            Duration silent = Duration.ofNanos(System.nanoTime() - heard);
            Duration left = server.patience().minus(silent);
            if (!left.isPositive()) {
                isLate = true;
                reply.close();
                return true;
            }
            Thread.sleep(left);
        }
    }

    private void readEvents(Scope scope) throws IOException, ServerError, FailureException, InterruptedException,
            PassingException {
        var lines = new ReplyEvents(reply.body(), server.dialect().hasEvents());
        Dialect.Reading reading = server.dialect().reading();
        for (@Nullable String event = lines.next(); event != null; event = lines.next()) {
            scope.check();
            if (event.strip().equals(END)) {
                return;
            }
            long before = draft.size();
            boolean last = reading.read(json(event), draft);
            if (draft.size() > before) {
                heard = System.nanoTime();
            }
            if (draft.isEndless()) {
                throw failure("It does not stop where it was told to.", "Use another model or server.");
            }
            if (last || draft.isStopped()) {
                return;
            }
        }
        if (isLate) {
            throw new IOException("late");
        }
        if (!draft.hasEnded()) {
            throw new PassingException(failure("Its answer ends in the middle.", AGAIN));
        }
    }

    private Json json(String event) throws FailureException {
        try {
            return Json.parse(event);
        } catch (JsonException garbage) {
            throw failure("It sent what is no JSON: “" + ErrorText.line(event.substring(0,
                    Math.min(STARTS, event.length()))) + "”.", AGAIN);
        }
    }

    private FailureException failure(String why, String nextStep) {
        return Refusal.failed(server.provider(), model, why, nextStep);
    }
}
