package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;

/**
 * What waits to be sent to one client, in order, by a thread of its own. Whoever has an answer waits while too much
 * does. News about one thing take the place of older ones that were not sent. A client that reads nothing for a while
 * is left.
 */
public final class Outbox implements AutoCloseable {
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_NEWS = 20_000;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Wire wire;
    private final int limit;
    private final long patience;
    private final Map<Object, byte[]> waiting = new LinkedHashMap<>();
    private final Call<?> writer;
    private long bytes;
    private boolean sending;
    private boolean closed;

    public Outbox(Wire wire) {
        this(wire, MOST_BYTES, PATIENCE);
    }

    Outbox(Wire wire, int limit, long patience) {
        this.wire = wire;
        this.limit = limit;
        this.patience = patience;
        this.writer = Call.start("write to client", scope -> run());
    }

    /** Sends {@code message} in its turn. Waits while others wait that are too long together. */
    public synchronized void put(byte[] message) throws InterruptedException {
        long end = System.nanoTime() + patience;
        while (bytes > limit && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                LoggerFactory.getLogger(Outbox.class).warn("A client is left that reads nothing");
                close();
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        add(new Object(), message);
    }

    /** As {@link #put} without waiting, in the place of what was put for {@code topic} before and not sent. */
    public synchronized void putNews(Object topic, byte[] message) {
        if (waiting.containsKey(topic) || waiting.size() < MOST_NEWS && bytes <= 4L * limit) {
            add(topic, message);
        }
    }

    private void add(Object topic, byte[] message) {
        if (!closed) {
            byte[] before = waiting.put(topic, message);
            bytes += message.length - (before == null ? 0 : before.length);
            notifyAll();
        }
    }

    private Boolean run() throws InterruptedException {
        try {
            for (byte[] message = next(); message.length > 0; message = next()) {
                wire.write(message);
            }
        } catch (IOException gone) {
            LoggerFactory.getLogger(Outbox.class).debug("A client has gone", gone);
            close();
        }
        return true;
    }

    /** Nothing at the end. */
    private synchronized byte[] next() throws InterruptedException {
        sending = false;
        notifyAll();
        while (waiting.isEmpty()) {
            if (closed) {
                return new byte[0];
            }
            wait();
        }
        Iterator<byte[]> first = waiting.values().iterator();
        byte[] message = first.next();
        first.remove();
        bytes -= message.length;
        sending = true;
        notifyAll();
        return message;
    }

    /** Waits for what was put before to be sent, for a second at most. */
    public synchronized void flush() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (long left = end - System.nanoTime(); left > 0 && !closed && (sending || !waiting.isEmpty());
                left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /** What waits is not sent any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.clear();
            bytes = 0;
            notifyAll();
        }
        writer.cancel();
        wire.close();
    }
}
