package dev.rustaiide.foundation.async;

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

    /** Says how far the work is; the last word counts. */
    void report(Progress progress);

    /** Starts a part of this work; it is cancelled with this call. */
    <T> Call<T> start(String name, Work<T> part);
}
