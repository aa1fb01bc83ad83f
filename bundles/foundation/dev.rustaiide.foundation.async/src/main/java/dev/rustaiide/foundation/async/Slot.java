package dev.rustaiide.foundation.async;

import java.util.concurrent.Semaphore;

/** One background call's place among those that may work at once. Used by the call's own thread only. */
final class Slot {
    /** There is one machine, hence one number for all. */
    private static final Semaphore FREE =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private boolean held;

    /** Waits for a place. One that is interrupted goes on without: it is about to end. */
    void take() {
        try {
            FREE.acquire();
            held = true;
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    void give() {
        if (held) {
            held = false;
            FREE.release();
        }
    }

    /** Lets other background work in while this thread waits for it, maybe; true if it has lent a place. */
    static boolean lend() {
        Slot mine = Context.current().slot();
        if (mine == null || !mine.held) {
            return false;
        }
        mine.give();
        return true;
    }

    static void takeBack(boolean lent) {
        Slot mine = Context.current().slot();
        if (lent && mine != null) {
            mine.take();
        }
    }
}
