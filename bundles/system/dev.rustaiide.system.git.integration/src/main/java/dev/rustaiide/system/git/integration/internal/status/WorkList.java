package dev.rustaiide.system.git.integration.internal.status;

import java.util.ArrayDeque;
import java.util.Optional;

/** Work that several do at once, each piece of which may bring more. */
final class WorkList<T> {
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private int open;

    synchronized void add(T piece) {
        waiting.addLast(piece);
        open++;
        notify();
    }

    /** The next piece; empty once all are done. */
    synchronized Optional<T> take() throws InterruptedException {
        while (waiting.isEmpty() && open > 0) {
            wait();
        }
        return Optional.ofNullable(waiting.pollLast());
    }

    /** A piece that was taken is done, and all that it brought was added. */
    synchronized void done() {
        if (--open == 0) {
            notifyAll();
        }
    }
}
