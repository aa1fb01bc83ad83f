package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;
import dev.rustaiide.foundation.events.internal.QueuedEvents;

/**
 * Eight subscribers of one type on virtual threads, one of which sleeps 1 ms over each event, and one publisher.
 * Delivered is an event when a subscriber's code has run with it: the count is that of all eight together. The publisher
 * lets the seven catch up every {@value #LEAD} events, so that they lose none; nobody ever waits for the slow one.
 * Beside it, how long a publisher is in {@code publish} that waits for nobody.
 */
public final class EventFigures {
    private static final int LEAD = Events.QUEUE / 2;
    private static final long NANOS = 2_000_000_000L;

    private record Tick(long number) {}

    /** Counts; written by one thread at a time. */
    private static final class Counter {
        private volatile long count;

        void hear(Tick tick) {
            count = tick.number + 1;
        }
    }

    private final Events events = new QueuedEvents();
    private final List<Counter> fast = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile long slowCount;
    private Subscription slow;

    private void subscribe() {
        for (int i = 0; i < 7; i++) {
            var counter = new Counter();
            fast.add(counter);
            subscriptions.add(events.subscribe(Tick.class, counter::hear));
        }
        slow = events.subscribe(Tick.class, tick -> {
            slowCount++;
            LockSupport.parkNanos(1_000_000);
        });
    }

    private void deliver(boolean print) {
        long slowBefore = slowCount;
        long droppedBefore = slow.dropped();
        long first = fast.get(0).count;
        long start = System.nanoTime();
        long next = first;
        while (System.nanoTime() - start < NANOS) {
            for (int i = 0; i < LEAD; i++) {
                events.publish(new Tick(next++));
            }
            awaitFast(next - LEAD);
        }
        awaitFast(next);
        double seconds = (System.nanoTime() - start) / 1e9;
        long lost = subscriptions.stream().mapToLong(Subscription::dropped).sum();
        double delivered = 7.0 * (next - first) - lost + slowCount - slowBefore;
        if (print) {
            Figures.atLeast("events delivered per second, 8 subscribers, 1 slow", delivered / seconds, "", 1e6, 5e6);
            Figures.note("  published", next - first, "");
            Figures.note("  lost by the seven", lost, "");
            Figures.note("  delivered to the slow one", slowCount - slowBefore, "");
            Figures.note("  dropped for the slow one", slow.dropped() - droppedBefore, "");
        }
    }

    private void awaitFast(long number) {
        for (Counter counter : fast) {
            while (counter.count < number) {
                Thread.onSpinWait();
            }
        }
    }

    private void flood() {
        long[] times = new long[1_000_000];
        long number = fast.get(0).count;
        for (int i = 0; i < times.length; i++) {
            var tick = new Tick(number++);
            long start = System.nanoTime();
            events.publish(tick);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        Figures.note("  publish without a pause, median", times[times.length / 2] / 1e3, "µs");
        Figures.note("  the same, p99.9", times[times.length / 1000 * 999] / 1e3, "µs");
    }

    public static void main(String[] arguments) {
        var figures = new EventFigures();
        figures.subscribe();
        figures.deliver(false);
        figures.deliver(true);
        figures.flood();
    }
}
