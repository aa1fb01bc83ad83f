package dev.rustaiide.foundation.events.internal;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.events.Events;

/** One subscriber, who works off what is in its inbox. */
final class Subscriber<E extends Record> implements Events.Subscription {
    /** So many in a row, then others get the executor's thread for a while. */
    static final int TURN = 256;

    private final Class<E> type;
    private final Inbox inbox;
    private final Executor executor;
    private final Consumer<? super E> consumer;
    private final Channel channel;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean closed;
    private long told;

    Subscriber(Class<E> type, Channel channel, Inbox inbox, Executor executor, Consumer<? super E> consumer) {
        this.type = type;
        this.channel = channel;
        this.inbox = inbox;
        this.executor = executor;
        this.consumer = consumer;
    }

    Inbox inbox() {
        return inbox;
    }

    void join(boolean withLast) {
        channel.add(this, withLast);
    }

    /** Sees to it that the consumer runs. One that is running looks into the inbox before it ends. */
    void awake() {
        if (!busy.get() && busy.compareAndSet(false, true)) {
            begin();
        }
    }

    private void begin() {
        try {
            Correlation.apart(() -> executor.execute(this::work));
        } catch (RuntimeException refused) { // boundary: somebody else's executor
            close();
            log(Level.DEBUG, "has no executor any more and is dropped", refused);
        }
    }

    private void work() {
        for (int i = 0; i < TURN && !closed; i++) {
            Record event = inbox.take();
            if (event == null) {
                break;
            }
            hand(type.cast(event));
        }
        tellDropped();
        boolean idle = inbox.isEmpty();
        if (idle) {
            channel.release();
        }
        busy.set(false);
        if (!closed && !inbox.isEmpty()) {
            awake();
        }
    }

    private void hand(E event) {
        try {
            consumer.accept(event);
        } catch (RuntimeException | Error thrown) { // boundary: somebody else's subscriber
            log(Level.ERROR, "failed", thrown);
        }
    }

    /** Once: a subscriber that is too slow once will be so again. */
    private void tellDropped() {
        if (told == 0 && inbox.dropped() > 0) {
            told = inbox.dropped();
            log(Level.WARN, "is too slow: the oldest events are dropped", null);
        }
    }

    @Override
    public void close() {
        closed = true;
        channel.remove(this);
    }

    @Override
    public long dropped() {
        return inbox.dropped();
    }

    private void log(Level level, String what, @Nullable Throwable cause) {
        LoggerFactory.getLogger(Subscriber.class).atLevel(level).setCause(cause)
                .log("A subscriber of {} {}", type.getName(), what);
    }
}
