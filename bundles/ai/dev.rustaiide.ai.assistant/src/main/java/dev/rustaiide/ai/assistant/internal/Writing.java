package dev.rustaiide.ai.assistant.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.assistant.Turn.Ending;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Has a model write, within the budget, and stops one that misbehaves. Any thread may use it. */
record Writing(Orchestrator orchestrator, Meter meter) {
    /** Tokens of one message. */
    private static final int MOST = 4096;

    /** @throws FailureException if nobody could be asked */
    Answer write(Prompt.Chat prompt, Scope scope, Consumer<String> pieces)
            throws StoppedException, FailureException, InterruptedException {
        return write(prompt, usual(MOST), scope, pieces);
    }

    /**
     * Writes as {@code wanted}, and no more than the budget has left.
     *
     * @throws FailureException if nobody could be asked
     */
    Answer write(Prompt.Chat prompt, Decoding wanted, Scope scope, Consumer<String> pieces)
            throws StoppedException, FailureException, InterruptedException {
        var used = meter.used();
        if (used.isPresent()) {
            throw new StoppedException(Ending.BUDGET, used.get());
        }
        int most = Math.min(wanted.most(), meter.tokensLeft());
        int promptTokens = Transcript.tokens(prompt);
        var watch = new TextWatch(most);
        var stopped = new AtomicReference<@Nullable String>();
        var call = new AtomicReference<@Nullable Call<Answer>>();
        Call<Answer> writing = orchestrator.generate(ModelTask.CHAT, prompt, atMost(wanted, most), piece -> {
            if (stopped.get() == null) {
                watch.see(piece).ifPresentOrElse(reason -> stop(reason, stopped, call), () -> pieces.accept(piece));
            }
        });
        call.set(writing);
        if (stopped.get() != null) {
            writing.cancel();
        }
        try {
            Answer answer = scope.await(writing.cancelAfter(meter.left()));
            meter.add(answer.generation(), promptTokens);
            return checked(answer, stopped.get());
        } catch (InterruptedException end) {
            meter.addStopped(promptTokens, watch.length());
            scope.check();
            String reason = stopped.get();
            throw reason != null ? new StoppedException(Ending.MISBEHAVED, reason)
                    : new StoppedException(Ending.BUDGET, meter.used().orElse("The model was stopped."));
        } catch (ExecutionException failed) {
            throw failure(failed);
        }
    }

    private static Decoding usual(int most) {
        return new Decoding(most, List.of(), 0.2, 0.95, 1, Decoding.greedy(1).constraint());
    }

    private static Decoding atMost(Decoding wanted, int most) {
        return new Decoding(most, wanted.stops(), wanted.temperature(), wanted.topP(), wanted.seed(),
                wanted.constraint());
    }

    private static void stop(String reason, AtomicReference<@Nullable String> stopped,
            AtomicReference<@Nullable Call<Answer>> call) {
        stopped.set(reason);
        Call<Answer> running = call.get();
        if (running != null) {
            running.cancel();
        }
    }

    /** It may have ended by itself just when it was to be stopped. */
    private static Answer checked(Answer answer, @Nullable String reason) throws StoppedException {
        if (reason != null) {
            throw new StoppedException(Ending.MISBEHAVED, reason);
        }
        return answer;
    }

    /** What the model's failure is, however deep. */
    static FailureException failure(ExecutionException failed) {
        Throwable cause = failed;
        while (cause instanceof ExecutionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof FailureException known ? known
                : new FailureException(new Failure.Other("The model could not be asked.", "It failed with " + cause
                        + '.', "Ask again, or choose another model."), failed);
    }
}
