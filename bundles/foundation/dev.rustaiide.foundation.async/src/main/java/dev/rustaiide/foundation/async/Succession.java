package dev.rustaiide.foundation.async;

import java.util.concurrent.CountDownLatch;

/**
 * Work that is done one after the other, in the order in which it was asked for, such as the writing of a file: what
 * was asked for last counts in the end. What fails or is cancelled does not keep the next from its turn. Any thread may
 * ask.
 */
public final class Succession {
    private final String name;
    private Call<?> last = Call.of(true);

    /** {@code name} is what each call is called. */
    public Succession(String name) {
        this.name = name;
    }

    /** Does {@code work} once everything before it has ended, in whatever way. */
    public synchronized <T> Call<T> next(Work<T> work) {
        Call<?> before = last;
        Call<T> call = Call.start(name, scope -> {
            awaitEnd(before);
            return work.run(scope);
        });
        last = call;
        return call;
    }

    private static void awaitEnd(Call<?> before) throws InterruptedException {
        var ended = new CountDownLatch(1);
        before.whenDone(Runnable::run, outcome -> ended.countDown());
        ended.await();
    }
}
