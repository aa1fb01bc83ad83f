package dev.rustaiide.app.editor.internal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A step of a call that belongs to the UI thread. */
public final class UiTurn {
    private UiTurn() {}

    /** Does {@code step} in {@code ui} and waits for it; never call it there. */
    public static <T> T take(Executor ui, Supplier<T> step) throws InterruptedException, ExecutionException {
        var result = new CompletableFuture<T>();
        ui.execute(() -> {
            try {
                result.complete(step.get());
            } catch (RuntimeException cause) { // boundary: the result carries it
                result.completeExceptionally(cause);
            }
        });
        return result.get();
    }
}
