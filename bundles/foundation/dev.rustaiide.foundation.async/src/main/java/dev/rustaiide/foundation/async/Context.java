package dev.rustaiide.foundation.async;

import org.jspecify.annotations.Nullable;

/**
 * What a thread is at.
 *
 * @param correlation why
 * @param slot its place among the background work; null if it is interactive
 */
record Context(Correlation correlation, @Nullable Slot slot) {
    private static final ScopedValue<Context> CURRENT = ScopedValue.newInstance();
    private static final Context NONE = new Context(Correlation.NONE, null);

    static Context current() {
        return CURRENT.orElse(NONE);
    }

    /** That of a call which is started by this thread. */
    static Context ofCall(Priority priority) {
        Context current = current();
        boolean background = current.slot != null || priority == Priority.BACKGROUND;
        boolean first = current.correlation == Correlation.NONE;
        if (!first && !background) {
            return current;
        }
        Correlation correlation = first ? new Correlation() : current.correlation;
        return new Context(correlation, background ? new Slot() : null);
    }

    /** That of what comes after a call of this context, wherever it runs. */
    Context following() {
        Correlation listener = current().correlation;
        return new Context(listener == Correlation.NONE ? correlation : listener, null);
    }

    Context with(Correlation other) {
        return new Context(other, slot);
    }

    void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    <R, X extends Throwable> R call(ScopedValue.CallableOp<R, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }
}
