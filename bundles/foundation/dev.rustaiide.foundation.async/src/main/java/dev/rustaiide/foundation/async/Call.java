package dev.rustaiide.foundation.async;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work under way, and later its outcome. Any thread may use it; none but {@link #await} blocks.
 *
 * @param <T> what it gives
 */
public interface Call<T> {
    /** Starts {@code work} at once on a virtual thread called {@code name}. */
    static <T> Call<T> start(String name, Work<T> work) {
        return ThreadCall.begin(name, work);
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
     * Waits for the value. Never call it on the UI thread.
     *
     * @throws InterruptedException if the waiting thread is interrupted (the call goes on) or the call was cancelled
     * @throws ExecutionException with the work's own exception as its cause
     */
    T await() throws InterruptedException, ExecutionException;

    /** Asks the work and its parts to stop; does nothing once it ended. */
    void cancel();

    boolean isDone();

    Progress progress();

    /** Runs {@code then} in {@code executor} once the call has ended, at once if it has. */
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

    /** Runs {@code listener} in {@code executor} on each report of progress, the last of several at once. */
    Call<T> onProgress(Executor executor, Consumer<Progress> listener);
}
