package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Work under way, and later its outcome. Any thread may use it; none but {@link #await} blocks.
 *
 * @param <T> what it gives
 */
public interface Call<T> {
    /** Starts {@code work} at once on a virtual thread called {@code name}. */
    static <T> Call<T> start(String name, Work<T> work) {
        return ThreadCall.begin(Priority.INTERACTIVE, name, work);
    }

    /** As {@link #start(String, Work)}; inside of {@link Priority#BACKGROUND} work everything is in the background. */
    static <T> Call<T> start(Priority priority, String name, Work<T> work) {
        return ThreadCall.begin(priority, name, work);
    }

    /**
     * As {@link #start(String, Work)}, for the few works that wait in functions of the system: on a thread of the
     * system's own, for a virtual one would hold a processor while it waits there. Being interrupted does not wake it.
     */
    static <T> Call<T> startNative(String name, Work<T> work) {
        return ThreadCall.beginNative(name, work);
    }

    /**
     * Does {@code work} every {@code period}, first after one, until the call is cancelled; it ends in no other way. A
     * turn that lasts longer than the period takes the place of those it overlaps. What a turn throws is logged, once
     * for as long as they all throw, and the next comes in its time. Each turn has a {@link Correlation} of its own.
     * It is no background work, whoever starts it: it would keep a place for ever.
     */
    static Call<?> every(Duration period, String name, Work<?> work) {
        return Correlation.apart(() -> start(name, new Schedule(name, period, work)));
    }

    /** A call that has already given {@code value}. */
    static <T> Call<T> of(T value) {
        return ThreadCall.done(new Outcome.Success<>(value));
    }

    /** A call that has already failed. */
    static <T> Call<T> failed(Throwable cause) {
        return ThreadCall.done(new Outcome.Failed<>(cause));
    }

    String name();

    /**
     * Waits for the value. Never call it on the UI thread. Work that must stop the call when it is stopped itself
     * uses {@link Scope#await}.
     *
     * @throws InterruptedException if the waiting thread is interrupted (the call goes on) or the call was cancelled
     * @throws ExecutionException with the work's own exception as its cause
     */
    T await() throws InterruptedException, ExecutionException;

    /**
     * As {@link #await()}, for as long as {@code patience}.
     *
     * @throws TimeoutException if the call has not ended then; it goes on
     */
    T await(Duration patience) throws InterruptedException, ExecutionException, TimeoutException;

    /** Asks the work, and those parts of it that still run, to stop. An outcome that is there stays. */
    void cancel();

    /** Cancels the call if it has not ended after {@code patience}; its parts hear of it by {@link Scope#left}. */
    Call<T> cancelAfter(Duration patience);

    /**
     * A call that goes on with the value of this one. If this one fails or is cancelled, so is that; cancelling that
     * one cancels this.
     */
    default <R> Call<R> then(String name, Step<T, R> step) {
        return start(name, scope -> step.run(scope, scope.await(this)));
    }

    boolean isDone();

    Progress progress();

    /**
     * Runs {@code then} in {@code executor} once the call has ended, at once if it has. An executor that refuses is
     * passed over; what {@code then} throws is logged.
     */
    Call<T> whenDone(Executor executor, Consumer<Outcome<T>> then);

    /** Runs {@code then} in {@code executor} if the call succeeds. */
    default Call<T> onSuccess(Executor executor, Consumer<T> then) {
        return whenDone(executor, outcome -> {
            if (outcome instanceof Outcome.Success<T>(T value)) {
                then.accept(value);
            }
        });
    }

    /** Runs {@code then} in {@code executor} if the call fails; being cancelled is not failing. */
    default Call<T> onFailure(Executor executor, Consumer<Throwable> then) {
        return whenDone(executor, outcome -> {
            if (outcome instanceof Outcome.Failed<T>(Throwable cause)) {
                then.accept(cause);
            }
        });
    }

    /**
     * Runs {@code listener} in {@code executor} on each report of progress, the last of several at once; at first with
     * what was reported before, if the call is still under way.
     */
    Call<T> onProgress(Executor executor, Consumer<Progress> listener);

    /** What follows a call. */
    @FunctionalInterface
    interface Step<T, R> {
        /** As {@link Work#run}, with the value of the call before. */
        R run(Scope scope, T value) throws Exception;
    }
}
