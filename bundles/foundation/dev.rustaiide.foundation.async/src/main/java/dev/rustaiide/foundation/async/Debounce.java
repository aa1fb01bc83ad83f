package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Runs an action once things have been quiet for a while. Any thread may trigger it. */
public final class Debounce {
    private final Duration quiet;
    private final Executor executor;
    private final Runnable action;
    private final AtomicLong turn = new AtomicLong();

    /** {@code action} runs in {@code executor} when {@code quiet} has passed since the last trigger. */
    public Debounce(Duration quiet, Executor executor, Runnable action) {
        this.quiet = quiet;
        this.executor = executor;
        this.action = action;
    }

    public void trigger() {
        long mine = turn.incrementAndGet();
        CompletableFuture.delayedExecutor(quiet.toMillis(), TimeUnit.MILLISECONDS, executor).execute(() -> {
            if (turn.get() == mine) {
                action.run();
            }
        });
    }

    /** Forgets what was triggered and has not run. */
    public void cancel() {
        turn.incrementAndGet();
    }
}
