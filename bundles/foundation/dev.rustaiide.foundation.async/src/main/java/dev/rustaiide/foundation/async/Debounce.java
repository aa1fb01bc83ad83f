package dev.rustaiide.foundation.async;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.slf4j.LoggerFactory;

/**
 * Runs an action once things have been quiet for a while. Any thread may trigger it, as often as it likes: there is
 * never more than one timer.
 */
public final class Debounce {
    private final long quietNanos;
    private final Executor executor;
    private final Runnable action;
    private long turn;
    private long due;
    private boolean wanted;
    private boolean armed;

    /**
     * {@code action} runs in {@code executor} when {@code quiet} has passed since the last trigger. Runs overlap only
     * if the executor has several threads and the action takes longer than {@code quiet}.
     */
    public Debounce(Duration quiet, Executor executor, Runnable action) {
        this.quietNanos = quiet.toNanos();
        this.executor = executor;
        this.action = action;
    }

    public synchronized void trigger() {
        turn++;
        wanted = true;
        due = System.nanoTime() + quietNanos;
        if (!armed) {
            arm(quietNanos);
        }
    }

    /** Forgets what was triggered and has not run. */
    public synchronized void cancel() {
        turn++;
        wanted = false;
    }

    private void arm(long nanos) {
        armed = true;
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run).execute(this::ring);
    }

    /** On the timer's thread: later triggers have moved the time, or it has come. */
    private void ring() {
        long mine;
        synchronized (this) {
            armed = false;
            long left = due - System.nanoTime();
            if (wanted && left > 0) {
                arm(left);
                return;
            }
            if (!wanted) {
                return;
            }
            wanted = false;
            mine = turn;
        }
        try {
            executor.execute(() -> runUnlessLate(mine));
        } catch (RuntimeException refused) { // boundary: somebody else's executor
            LoggerFactory.getLogger(Debounce.class).debug("Nobody is there to run a delayed action",
                    refused);
        }
    }

    /** The executor may have taken its time, and things may have moved on. */
    private void runUnlessLate(long mine) {
        synchronized (this) {
            if (turn != mine) {
                return;
            }
        }
        Guarded.run("a pause", action);
    }
}
