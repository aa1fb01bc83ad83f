package dev.rustaiide.system.external.apis.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.external.apis.ProviderAsked;
import dev.rustaiide.system.external.apis.ProviderAsked.Outcome;
import dev.rustaiide.system.network.services.HttpReply;
import dev.rustaiide.system.network.services.OutgoingRequest;

/**
 * One question to a model of a provider, until its answer. What fails before anybody has seen a piece of the answer,
 * and may work the next time, is tried once more; a server that is busy is waited for as long as there is time.
 */
final class Asking {
    static final String WHO = "external.apis";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int MOST_WAITS = 3;
    private static final int MOST_ADAPTATIONS = 4;
    private static final int ERROR_BYTES = 64 << 10;
    private static final String TYPE = "Content-Type";

    private final Server server;
    private final String model;
    private final Prompt prompt;
    private final Decoding decoding;
    private final Draft draft;
    private final Set<String> without = new HashSet<>();

    Asking(Server server, String model, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        this.server = server;
        this.model = model;
        this.prompt = Prompts.within(server.provider().window(), decoding.most(), server.provider().staysHere() ? prompt
                : Prompts.redacted(prompt, server.redactor()));
        this.decoding = decoding;
        this.draft = new Draft(decoding, Prompts.uses(prompt), pieces);
    }

    Generation answer(Scope scope) throws Exception {
        Outcome outcome = Outcome.FAILED;
        try {
            Generation answer = answerPatiently(scope);
            outcome = Outcome.ANSWERED;
            return answer;
        } catch (InterruptedException stopped) {
            outcome = Outcome.CANCELLED;
            throw stopped;
        } finally {
            ModelTask task = prompt instanceof Prompt.Chat ? ModelTask.CHAT : ModelTask.COMPLETE;
            server.events().accept(new ProviderAsked(server.provider().name(), model, server.provider().server(),
                    task.word(), outcome, draft.readTokens(), draft.writtenTokens()));
        }
    }

    private Generation answerPatiently(Scope scope) throws Exception {
        for (boolean again = false;; again = true) {
            try (HttpReply reply = accepted(scope)) {
                return new Streamed(server, model, reply, draft).read(scope);
            } catch (PassingException passing) {
                if (again || draft.hasGiven()) {
                    throw passing.failure();
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    /** A reply that begins well. */
    private HttpReply accepted(Scope scope) throws Exception {
        int waits = 0;
        for (int adaptations = 0;;) {
            HttpReply reply = sent(scope);
            if (reply.isSuccess()) {
                return checked(reply);
            }
            Refusal refusal = Refusal.of(reply, text(reply), server.clock());
            if (refusal.isBusy() && waits < MOST_WAITS && isWorthWaiting(refusal, waits, scope)) {
                Thread.sleep(pause(refusal, waits++));
            } else if (refusal.status() == 400 && adaptations++ < MOST_ADAPTATIONS && adapt(refusal)) {
                continue;
            } else if (refusal.isPassing()) {
                throw new PassingException(refusal.failure(server.provider(), model, server.clock()));
            } else {
                throw refusal.failure(server.provider(), model, server.clock());
            }
        }
    }

    private static Duration pause(Refusal refusal, int before) {
        return refusal.pause().map(pause -> pause.isZero() ? PAUSE : pause).orElse(PAUSE.multipliedBy(2L << before));
    }

    private boolean isWorthWaiting(Refusal refusal, int before, Scope scope) {
        Duration pause = pause(refusal, before);
        return pause.compareTo(server.patience()) < 0
                && scope.left().map(left -> pause.compareTo(left) < 0).orElse(true);
    }

    /** Leaves away what the server names as wrong, if an answer can do without. */
    private boolean adapt(Refusal refusal) {
        boolean changed = false;
        for (String member : server.dialect().dispensable()) {
            boolean named = Pattern.compile("(?<![A-Za-z_])" + member + "(?![A-Za-z_])").matcher(refusal.says()).find();
            boolean other = member.equals("max_tokens") && !refusal.says().contains("max_completion_tokens");
            changed |= named && !other && without.add(member);
        }
        return changed;
    }

    private HttpReply sent(Scope scope) throws Exception {
        byte[] body = server.dialect().body(model, prompt, decoding, without).print().getBytes(StandardCharsets.UTF_8);
        var request = OutgoingRequest.post(WHO, purpose(), server.dialect().address(prompt), "application/json", body)
                .with("Accept", server.dialect().hasEvents() ? "text/event-stream" : "application/x-ndjson");
        return send(request(request, scope), scope);
    }

    private String purpose() {
        return "get an answer of " + model + " (" + server.provider().name() + ')';
    }

    private OutgoingRequest request(OutgoingRequest plain, Scope scope) throws FailureException {
        OutgoingRequest request = plain;
        for (Map.Entry<String, String> header : server.dialect().headers(server.keys().key(server.provider()))
                .entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        Duration patience = server.patience();
        return request.within(scope.left().filter(left -> left.compareTo(patience) < 0 && left.isPositive())
                .orElse(patience));
    }

    private HttpReply send(OutgoingRequest request, Scope scope) throws Exception {
        Call<HttpReply> sending = server.network().send(request);
        try {
            return scope.await(sending);
        } catch (InterruptedException cancelled) {
            sending.onSuccess(Runnable::run, Asking::close); // it may have come just now
            throw cancelled;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof FailureException failure) {
                @Nullable Throwable cause = failure.getCause();
                if (cause instanceof IOException && !(cause instanceof ConnectException)) {
                    throw new PassingException(failure);
                }
                throw failure;
            }
            throw failed;
        }
    }

    private static void close(HttpReply reply) {
        try {
            reply.close();
        } catch (IOException gone) {
            LoggerFactory.getLogger(Asking.class).debug("A connection had ended already", gone);
        }
    }

    /** A proxy or a login page answers with a page, which is no answer of a model. */
    private HttpReply checked(HttpReply reply) throws IOException, FailureException {
        String type = reply.header(TYPE).orElse("").toLowerCase(Locale.ROOT);
        boolean expected = server.dialect().hasEvents() ? type.startsWith("text/event-stream")
                : type.startsWith("application/x-ndjson") || type.startsWith("application/json");
        if (expected || type.isEmpty()) {
            return reply;
        }
        String body = text(reply);
        String says = ErrorText.of(body);
        if (ErrorText.isTooLong(body)) {
            throw Refusal.tooLong(server.provider(), model, "It says: " + ErrorText.sentence(says));
        }
        if (isError(body)) {
            throw Refusal.failed(server.provider(), model, "It says: " + ErrorText.sentence(says),
                    "Check its model, or use another one.");
        }
        throw Refusal.failed(server.provider(), model, "It answered with " + ErrorText.line(type)
                + (says.isEmpty() ? "" : " (“" + says + "”)") + " instead of an answer of a model.",
                "Check the address, and whether a proxy or a login page stands between.");
    }

    private static boolean isError(String body) {
        try {
            return !Json.parse(body).get("error").isNull();
        } catch (JsonException page) {
            return false;
        }
    }

    /** The beginning of the body, in which known secrets do not stand: servers quote keys. */
    private String text(HttpReply reply) throws IOException {
        try (reply) {
            byte[] start = reply.body().readNBytes(ERROR_BYTES);
            return server.redactor().redact(new String(start, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            return "";
        }
    }
}
