package dev.rustaiide.foundation.events;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.async.Call;

/**
 * Brings events to those who want them. An event is a record; its type says what happened, e.g. {@code FileSaved}. A
 * service; any thread may use it.
 *
 * <p>A subscriber gets events one after another, in the order in which they were published by one thread. One that
 * throws is logged and gets the next event all the same. One that is more than {@value #QUEUE} events behind loses the
 * oldest of them, which is logged once. One whose executor refuses it is dropped. It runs apart from what the publisher
 * was at: what it starts has a {@code Correlation} of its own.
 */
@ProviderType
public interface Events {
    int QUEUE = 1024;

    /** Hands {@code event} to the subscribers of its type. Returns at once. */
    void publish(Record event);

    /**
     * Runs {@code subscriber} in {@code executor} with each event of {@code type} from now on. An executor that runs
     * it in the thread that calls makes publishers wait for it.
     */
    <E extends Record> Subscription subscribe(Class<E> type, Executor executor, Consumer<? super E> subscriber);

    /** As {@link #subscribe(Class, Executor, Consumer)}, on virtual threads, one at a time. */
    default <E extends Record> Subscription subscribe(Class<E> type, Consumer<? super E> subscriber) {
        return subscribe(type, work -> Call.start("events", scope -> {
            work.run();
            return true;
        }), subscriber);
    }

    /**
     * As {@link #subscribe(Class, Executor, Consumer)}, for as long as somebody else refers to {@code owner}: when it
     * is garbage the subscription ends with the next event. {@code subscriber} itself must not refer to it.
     */
    <O, E extends Record> Subscription subscribe(O owner, Class<E> type, Executor executor,
            BiConsumer<? super O, ? super E> subscriber);

    /**
     * Runs {@code subscriber} in {@code executor} with the last event of {@code type} if it {@link State is a state},
     * and with later ones; those that come while it is busy give way to the last of them.
     */
    <E extends Record> Subscription subscribeLatest(Class<E> type, Executor executor, Consumer<? super E> subscriber);

    /**
     * Runs {@code watcher} in {@code executor} with each event from now on whose type is {@code kind} or a subtype:
     * {@code Record.class} for all there are. One that is slow loses the oldest, as any subscriber does.
     */
    Subscription subscribeAll(Class<?> kind, Executor executor, Consumer<Published> watcher);

    /**
     * As {@link #subscribeAll}, and nothing is ever dropped: what waits takes memory. For what must not miss any, such
     * as the audit of {@link Audited} events.
     */
    Subscription subscribeLossless(Class<?> kind, Executor executor, Consumer<Published> watcher);

    /** The last event of a type that {@link State is a state}. */
    <E extends Record & State> Optional<E> last(Class<E> type);

    /** Marks an event that tells how things are now; the last one is kept for those who come later. */
    interface State {}

    /** Ends with {@link #close}; an event under way may still arrive. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();

        /** How many events this subscriber has lost so far because it was slow. */
        long dropped();
    }
}
