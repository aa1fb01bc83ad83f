package dev.rustaiide.ai.orchestrator.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.Backend;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.ai.orchestrator.internal.Ranking.Ranked;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.error.Failures;

/** One request on its way from backend to backend until one has brought it to an end. For one thread. */
final class Relay {
    private final ModelTask task;
    private final Continuation text;
    private final Residents residents;
    private final Experience experience;
    private final Duration silence;
    private final List<String> failed = new ArrayList<>();
    private final Failures failures = new Failures();

    /** @param silence after which a backend that says nothing is given up */
    Relay(ModelTask task, Continuation text, Residents residents, Experience experience, Duration silence) {
        this.task = task;
        this.text = text;
        this.residents = residents;
        this.experience = experience;
        this.silence = silence;
    }

    Answer run(List<Ranked> order, Scope scope) throws FailureException, InterruptedException {
        for (Ranked each : order) {
            Backend backend = each.backend();
            if (!each.candidate().isUsable() || backend.obstacle().isPresent()) {
                continue;
            }
            Optional<Generation> generation = attempt(backend, scope);
            if (generation.isPresent()) {
                return new Answer(generation.get(), backend.id(), failed);
            }
        }
        throw new FailureException(failures.toFailure("No model could answer.").orElseGet(() -> nobody(order)));
    }

    /** Empty if it failed, which is noted. */
    private Optional<Generation> attempt(Backend backend, Scope scope) throws InterruptedException {
        experience.asked(backend.id());
        int before = text.length();
        text.begin();
        try (Residents.Lease lease = residents.use(backend)) {
            try {
                return Optional.of(text.end(generate(backend, lease, scope)));
            } catch (ExecutionException | InterruptedException ended) {
                if (scope.isCancelled()) {
                    throw ended;
                }
                text.throwRefused();
                lease.drop();
                throw ended;
            }
        } catch (InterruptedException stopped) {
            scope.check();
            // It was not this request that was cancelled.
            note(backend, new Failure.Other("It stopped.", "It was closed while it wrote.", "Ask again."), before);
        } catch (ExecutionException wrong) {
            scope.check();
            note(backend, failure(backend, wrong.getCause()), before);
        } finally {
            experience.ended(backend.id());
        }
        return text.isFull() ? Optional.of(text.cut()) : Optional.empty();
    }

    private Generation generate(Backend backend, Residents.Lease lease, Scope scope)
            throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        var began = new AtomicBoolean();
        var watch = new Watch();
        Call<Generation> call = lease.generator().generate(text.prompt(), text.decoding(), piece -> {
            if (!began.getAndSet(true)) {
                experience.began(backend.id(), task, (System.nanoTime() - begun) / 1e6);
            }
            if (watch.hears()) {
                text.add(piece);
            }
        });
        watch.over(call);
        try {
            return scope.await(call);
        } catch (InterruptedException stopped) {
            String why = watch.stoppedBecause();
            if (why.isEmpty() || scope.isCancelled()) {
                throw stopped;
            }
            throw new ExecutionException(new FailureException(new Failure.Other("It was stopped.", why,
                    "Choose another model for " + task.purpose() + '.')));
        } finally {
            watch.end();
        }
    }

    /** Stops a backend that says nothing for long, or does not stop itself. */
    private final class Watch {
        private final Debounce quiet = new Debounce(silence, Runnable::run,
                () -> stop("It said nothing for " + silence.toSeconds() + " s."));
        private volatile String why = "";
        private volatile Call<?> watched = Call.of("");

        void over(Call<?> call) {
            watched = call;
            quiet.trigger();
            if (!why.isEmpty()) {
                call.cancel(); // it was quicker
            }
        }

        /** Whether there is to be more. */
        boolean hears() {
            quiet.trigger();
            if (text.isEndless()) {
                stop("It writes more than it was asked for, without an end.");
            }
            return why.isEmpty();
        }

        private void stop(String because) {
            why = because;
            watched.cancel();
        }

        void end() {
            quiet.cancel();
        }

        String stoppedBecause() {
            return why;
        }
    }

    private void note(Backend backend, Failure failure, int before) {
        boolean tooLong = failure instanceof Failure.PromptTooLong;
        if (!tooLong) {
            experience.failed(backend.id(), failure.why());
        }
        int count = text.length() - before;
        String when = count > 0 ? " stopped after " + count + " characters: " : " did not answer: ";
        failed.add(backend.title() + when + failure.why());
        String what = backend.title() + " could not answer.";
        String why = backend.title() + ": " + failure.why();
        failures.add(tooLong ? new Failure.PromptTooLong(what, why)
                : new Failure.Other(what, why, failure.nextStep()));
    }

    private static Failure failure(Backend backend, Throwable cause) {
        if (cause instanceof FailureException known) {
            return known.failure();
        }
        LoggerFactory.getLogger(Relay.class).warn("{} failed", backend.id(), cause);
        return new Failure.Other("It failed.", "An error in the program: " + cause + '.',
                "Choose another model, and report it with the log.");
    }

    private Failure nobody(List<Ranked> order) {
        String get = "Import a model with “rust-ai-ide models import PATH”, or in the view Models; “rust-ai-ide models"
                + " route” says who could be asked.";
        List<Candidate> candidates = order.stream().map(Ranked::candidate).toList();
        if (candidates.isEmpty()) {
            return new Failure.Other("Nothing can be written without a model.",
                    "No model for " + task.purpose() + " is installed or set up.", get);
        }
        String why = candidates.stream().limit(3).map(each -> each.title() + ": " + each.why())
                .reduce((one, other) -> one + ' ' + other).orElseThrow();
        return new Failure.Other("No model for " + task.purpose() + " can be asked now.", why, get);
    }
}
