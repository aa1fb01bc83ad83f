package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** What running {@link Work} can ask and tell. Any thread may use it. */
public interface Scope {
    boolean isCancelled();

    /**
     * Goes on unless the call is cancelled.
     *
     * @throws InterruptedException if it is
     */
    default void check() throws InterruptedException {
        if (isCancelled()) {
            throw new InterruptedException("cancelled");
        }
    }

    /**
     * The time until this call is cancelled for being late; empty if it has no deadline. That of a part is no later
     * than that of the whole. For work that can choose to do less, or hands its patience on to another program.
     */
    Optional<Duration> left();

    /** Says how far the work is; the last word counts. */
    void report(Progress progress);

    /** Starts a part of this work; it is cancelled with this call, and when this work fails. */
    <T> Call<T> start(String name, Work<T> part);

    /**
     * Makes {@code call} a part of this work and awaits it. For calls that serve nobody else: one that others wait for
     * too is awaited with {@link Call#await()}, so that it goes on for them.
     *
     * @throws InterruptedException if this work or {@code call} is cancelled
     * @throws ExecutionException with the exception of {@code call} as its cause; thrown on, that becomes this work's
     */
    <T> T await(Call<T> call) throws InterruptedException, ExecutionException;
}
