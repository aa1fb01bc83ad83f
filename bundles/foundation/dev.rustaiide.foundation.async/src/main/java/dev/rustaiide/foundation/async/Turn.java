package dev.rustaiide.foundation.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A step of a call that belongs to where something else runs, such as the UI thread. */
public final class Turn {
    private Turn() {}

    /** Does {@code step} in {@code where} and waits for it; never call it there. Fails with what the step throws. */
    public static <T> T take(Executor where, Supplier<T> step) throws InterruptedException, ExecutionException {
        var result = new CompletableFuture<T>();
        where.execute(() -> {
            try {
                result.complete(step.get());
            } catch (RuntimeException cause) { // boundary: the result carries it
                result.completeExceptionally(cause);
            }
        });
        return result.get();
    }
}
