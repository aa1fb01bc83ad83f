package dev.rustaiide.foundation.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;

@Timeout(60)
class EventsStressTest {
    private static final int PUBLISHERS = 4;
    private static final int EACH = 20_000;

    record Said(int who, int number) {}

    record Mode(long number) implements Events.State {}

    record Load(byte[] content) {}

    private final Events events = new QueuedEvents();

    private List<Call<Boolean>> publishers() {
        return IntStream.range(0, PUBLISHERS).mapToObj(who -> Call.start("publisher", scope -> {
            for (int i = 0; i < EACH; i++) {
                events.publish(new Said(who, i));
            }
            return true;
        })).toList();
    }

    private static void await(List<Call<Boolean>> calls) throws Exception {
        for (Call<Boolean> call : calls) {
            call.await();
        }
    }

    private static void awaitThat(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 2000 && !what.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertTrue(what.getAsBoolean());
    }

    @Test
    void a_lossless_subscriber_gets_all_of_each_publisher_in_order() throws Exception {
        int[] next = new int[PUBLISHERS];
        var outOfOrder = new AtomicInteger();
        var all = new CountDownLatch(PUBLISHERS * EACH);
        events.subscribeLossless(Said.class, work -> Call.start("audit", scope -> {
            work.run();
            return true;
        }), published -> {
            var said = (Said) published.event();
            if (said.number != next[said.who]++) {
                outOfOrder.incrementAndGet();
            }
            all.countDown();
        });
        await(publishers());
        assertTrue(all.await(30, TimeUnit.SECONDS), all.getCount() + " lost");
        assertEquals(0, outOfOrder.get());
    }

    @Test
    void each_subscriber_gets_or_counts_every_event_and_in_order_whatever_the_others_do() throws Exception {
        List<Subscription> subscriptions = new ArrayList<>();
        List<AtomicInteger> heard = new ArrayList<>();
        var outOfOrder = new AtomicInteger();
        for (int i = 0; i < 6; i++) {
            var count = new AtomicInteger();
            int[] last = {-1, -1, -1, -1};
            boolean slow = i == 1;
            boolean bad = i == 2;
            heard.add(count);
            subscriptions.add(events.subscribe(Said.class, said -> {
                outOfOrder.addAndGet(said.number > last[said.who] ? 0 : 1);
                last[said.who] = said.number;
                count.incrementAndGet();
                if (slow) {
                    pause();
                }
                if (bad && said.number % 10_000 == 0) {
                    throw new IllegalStateException("subscriber, on purpose");
                }
            }));
        }
        await(publishers());
        for (int i = 0; i < 6; i++) {
            var subscription = subscriptions.get(i);
            var count = heard.get(i);
            awaitThat(() -> count.get() + subscription.dropped() == PUBLISHERS * EACH);
        }
        assertEquals(0, outOfOrder.get());
        assertTrue(subscriptions.get(1).dropped() > 0, "the slow one was not slow");
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofNanos(200_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void who_comes_late_gets_the_state_once_and_ends_up_with_the_last() throws Exception {
        long count = 5000;
        Call<Boolean> publisher = Call.start("publisher", scope -> {
            for (long i = 1; i <= count; i++) {
                events.publish(new Mode(i));
            }
            return true;
        });
        List<List<Long>> all = new ArrayList<>();
        while (!publisher.isDone() || all.size() < 20) {
            List<Long> heard = Collections.synchronizedList(new ArrayList<>());
            all.add(heard);
            events.subscribeLatest(Mode.class, work -> Call.start("late", scope -> {
                work.run();
                return true;
            }), mode -> heard.add(mode.number));
            Thread.sleep(1);
        }
        publisher.await();
        assertEquals(count, events.last(Mode.class).orElseThrow().number);
        for (List<Long> heard : all) {
            awaitThat(() -> !heard.isEmpty() && heard.getLast() == count);
            assertEquals(heard.stream().sorted().distinct().toList(), heard, "out of order, or twice");
        }
    }

    @Test
    void coming_and_going_while_others_publish_neither_blocks_nor_leaks_an_event_into_the_past() throws Exception {
        List<Call<Boolean>> publishers = publishers();
        var early = new AtomicInteger();
        while (publishers.stream().anyMatch(call -> !call.isDone())) {
            var begun = new AtomicReference<Said>();
            Subscription subscription = events.subscribe(Said.class, Runnable::run, said -> {
                Said before = begun.getAndSet(said);
                early.addAndGet(before != null && before.who == said.who && before.number >= said.number ? 1 : 0);
            });
            pause();
            subscription.close();
        }
        await(publishers);
        assertEquals(0, early.get());
    }

    @Test
    void what_all_have_read_is_let_go() throws Exception {
        var done = new CountDownLatch(2);
        events.subscribe(Load.class, load -> done.countDown());
        events.subscribe(Load.class, load -> done.countDown());
        var load = new WeakReference<>(new byte[1 << 20]);
        events.publish(new Load(load.get()));
        assertTrue(done.await(10, TimeUnit.SECONDS));
        awaitThat(() -> {
            System.gc();
            return load.get() == null;
        });
    }

    @Test
    void a_subscriber_without_executor_or_owner_is_dropped() throws Exception {
        var tries = new AtomicInteger();
        events.subscribe(Said.class, command -> {
            tries.incrementAndGet();
            throw new RejectedExecutionException("gone, on purpose");
        }, said -> {});
        List<Said> heard = new ArrayList<>();
        Object owner = new Object();
        var known = new WeakReference<>(owner);
        events.subscribe(owner, Said.class, Runnable::run, (mine, said) -> heard.add(said));
        events.publish(new Said(0, 0));
        events.publish(new Said(0, 1));
        assertEquals(1, tries.get());
        assertEquals(2, heard.size());
        assertTrue(owner.hashCode() == known.get().hashCode());
        owner = null;
        awaitThat(() -> {
            System.gc();
            return known.get() == null;
        });
        events.publish(new Said(0, 2));
        assertEquals(2, heard.size());
    }

    @Test
    void a_publisher_does_not_wait_for_one_who_never_returns() throws Exception {
        var end = new CountDownLatch(1);
        var heard = new CountDownLatch(PUBLISHERS * EACH);
        events.subscribe(Said.class, said -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        events.subscribeLossless(Said.class, Runnable::run, said -> heard.countDown());
        await(publishers());
        assertTrue(heard.await(10, TimeUnit.SECONDS));
        end.countDown();
    }
}
