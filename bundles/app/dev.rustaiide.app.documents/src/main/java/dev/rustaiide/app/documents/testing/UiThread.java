package dev.rustaiide.app.documents.testing;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Stands in for the UI thread: the test's own thread, which runs what was queued while it waits. */
public final class UiThread implements Executor {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Runs tasks until {@code condition} holds; fails after ten seconds. */
    public void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come to pass within ten seconds");
            }
            Runnable task = tasks.poll(10, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }

    /** Runs tasks for a while in which nothing more is expected. */
    public void rest(int millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Runnable task = tasks.poll(5, TimeUnit.MILLISECONDS);
            if (task != null) {
                task.run();
            }
        }
    }
}
