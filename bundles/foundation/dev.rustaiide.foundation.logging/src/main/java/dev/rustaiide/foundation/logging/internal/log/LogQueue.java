package dev.rustaiide.foundation.logging.internal.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

import dev.rustaiide.foundation.async.Call;

/**
 * Records on their way to the file. Putting one in never waits for the disk; a call of its own writes what has come
 * while the last write was under way, so a burst costs few writes. Before there is a target, records wait, and whoever
 * puts one in asks for a target.
 *
 * <p>Once {@link #writeAtOnce} was called, nothing waits any more: the process is about to end.
 */
final class LogQueue {
    static final int CAPACITY = 8192;

    private final ReentrantLock writing = new ReentrantLock();
    private final Runnable opener;
    private List<LogRecord> waiting = new ArrayList<>();
    private @Nullable Consumer<List<LogRecord>> target;
    private long sequence;
    private long dropped;
    private boolean opening;
    private boolean busy;
    private boolean atOnce;

    /** @param opener brings a {@link #target}, if it can */
    LogQueue(Runnable opener) {
        this.opener = opener;
    }

    /** When {@value #CAPACITY} records wait, this one is dropped, and a line will say how many were. */
    void put(LogRecord record) {
        boolean open;
        synchronized (this) {
            sequence++;
            if (waiting.size() >= CAPACITY) {
                dropped++;
                return;
            }
            waiting.add(record.numbered(sequence));
            if (target == null ? opening : busy && !atOnce) {
                return;
            }
            opening = target == null;
            busy = !opening;
            open = opening;
        }
        if (open) {
            open();
        } else {
            write();
        }
    }

    /** What is logged by that very work, or meanwhile, waits with the others. */
    private void open() {
        try {
            opener.run();
        } finally {
            synchronized (this) {
                opening = false;
            }
        }
    }

    /** What waits goes there, and what comes later. */
    void target(Consumer<List<LogRecord>> lines) {
        synchronized (this) {
            target = lines;
            if (waiting.isEmpty() || busy) {
                return;
            }
            busy = true;
        }
        write();
    }

    private void write() {
        boolean here;
        synchronized (this) {
            here = atOnce;
        }
        if (here) {
            flush();
        } else {
            Call.start("write the log", scope -> {
                flush();
                return true;
            });
        }
    }

    /** Writes in this thread what waits. When it returns, all that was put before is written. */
    void flush() {
        writing.lock();
        try {
            Consumer<List<LogRecord>> lines = target();
            if (lines == null) {
                return;
            }
            for (List<LogRecord> batch = take(); !batch.isEmpty(); batch = take()) {
                lines.accept(batch);
            }
        } finally {
            writing.unlock();
        }
    }

    void writeAtOnce() {
        synchronized (this) {
            atOnce = true;
        }
        flush();
    }

    private synchronized @Nullable Consumer<List<LogRecord>> target() {
        return target;
    }

    private synchronized List<LogRecord> take() {
        List<LogRecord> batch = waiting;
        busy = !batch.isEmpty();
        if (busy) {
            waiting = new ArrayList<>();
        }
        if (dropped > 0) {
            batch.add(new LogRecord(sequence, System.currentTimeMillis(), Level.WARN, LogQueue.class.getName(),
                    dropped + " records were dropped: they came faster than the disk took them", "", "",
                    Map.of("dropped", dropped), Map.of(), null));
            dropped = 0;
        }
        return batch;
    }
}
