package dev.rustaiide.foundation.async;

/** What a {@link Call} does, on a virtual thread of its own. */
@FunctionalInterface
public interface Work<T> {
    /**
     * Does the work. When the call is cancelled its thread is interrupted and {@link Scope#isCancelled} turns true;
     * work that neither blocks nor looks runs to its end unheard. A call that is cancelled before its work began begins
     * it all the same, interrupted, so that the work can give back what was entrusted to it.
     *
     * @throws InterruptedException ends the call as {@link Outcome.Cancelled}
     * @throws Exception becomes the call's {@link Outcome.Failed}
     */
    T run(Scope scope) throws Exception;
}
