package dev.rustaiide.foundation.events.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Correlation;
import dev.rustaiide.foundation.events.Audited;
import dev.rustaiide.foundation.events.EventWatcher;
import dev.rustaiide.foundation.events.Events;
import dev.rustaiide.foundation.events.Events.Subscription;
import dev.rustaiide.foundation.events.Published;

class QueuedEventsTest {
    record Saved(int number) {}

    record Other(int number) {}

    record Mode(String name) implements Events.State {}

    private final QueuedEvents events = new QueuedEvents();
    private final List<Object> heard = Collections.synchronizedList(new ArrayList<>());
    private final Queue<Runnable> queue = new ArrayDeque<>();

    private void runQueue() {
        for (Runnable run = queue.poll(); run != null; run = queue.poll()) {
            run.run();
        }
    }

    @Test
    void an_event_reaches_all_subscribers_of_its_type_and_no_other() {
        events.subscribe(Saved.class, Runnable::run, heard::add);
        events.subscribe(Saved.class, Runnable::run, heard::add);
        events.subscribe(Other.class, Runnable::run, heard::add);
        events.publish(new Saved(1));
        assertEquals(List.of(new Saved(1), new Saved(1)), heard);
    }

    /** A service as the framework hands it out: made when it is asked for. */
    private static ComponentServiceObjects<EventWatcher> service(EventWatcher watcher, List<Object> asked) {
        return new ComponentServiceObjects<>() {
            @Override
            public EventWatcher getService() {
                asked.add(this);
                return watcher;
            }

            @Override
            public void ungetService(EventWatcher service) {
                throw new AssertionError("it watches as long as there are events");
            }

            @Override
            public ServiceReference<EventWatcher> getServiceReference() {
                throw new AssertionError("nobody asks for it");
            }
        };
    }

    @Test
    void a_watcher_is_made_by_the_first_event_and_hears_of_it() {
        List<Object> made = new ArrayList<>();
        events.bindWatcher(service(from -> from.subscribeLossless(Saved.class, Runnable::run,
                published -> heard.add(published.event())), made));
        events.subscribe(Other.class, Runnable::run, heard::add);
        assertEquals(List.of(), made);
        events.publish(new Saved(1));
        events.publish(new Saved(2));
        assertEquals(1, made.size());
        assertEquals(List.of(new Saved(1), new Saved(2)), heard);
    }

    @Test
    void a_watcher_that_fails_keeps_no_event_from_anybody() {
        List<Object> made = new ArrayList<>();
        events.bindWatcher(service(from -> {
            throw new IllegalStateException("on purpose");
        }, made));
        events.subscribe(Saved.class, Runnable::run, heard::add);
        events.publish(new Saved(1));
        events.publish(new Saved(2));
        assertEquals(1, made.size());
        assertEquals(List.of(new Saved(1), new Saved(2)), heard);
    }

    @Test
    void what_nobody_wants_is_no_trouble() {
        events.publish(new Saved(1));
    }

    @Test
    void a_closed_subscription_hears_nothing_even_of_what_waits() {
        Subscription subscription = events.subscribe(Saved.class, queue::add, heard::add);
        events.publish(new Saved(1));
        subscription.close();
        events.publish(new Saved(2));
        runQueue();
        assertEquals(List.of(), heard);
    }

    @Test
    void a_subscriber_that_throws_harms_no_other_and_gets_the_next() {
        var calls = new AtomicInteger();
        events.subscribe(Saved.class, Runnable::run, event -> {
            calls.incrementAndGet();
            throw new IllegalStateException("subscriber, on purpose");
        });
        events.subscribe(Saved.class, Runnable::run, heard::add);
        events.publish(new Saved(1));
        events.publish(new Saved(2));
        assertEquals(List.of(new Saved(1), new Saved(2)), heard);
        assertEquals(2, calls.get());
    }

    @Test
    void an_executor_that_refuses_harms_no_other() {
        events.subscribe(Saved.class, command -> {
            throw new RejectedExecutionException();
        }, heard::add);
        events.subscribe(Saved.class, Runnable::run, heard::add);
        events.publish(new Saved(1));
        assertEquals(List.of(new Saved(1)), heard);
    }

    @Test
    void a_slow_subscriber_loses_its_oldest_events_and_nobody_waits_for_it() {
        events.subscribe(Saved.class, queue::add, heard::add);
        long start = System.nanoTime();
        for (int i = 0; i < Events.QUEUE + 10; i++) {
            events.publish(new Saved(i));
        }
        assertTrue(System.nanoTime() - start < 1_000_000_000L);
        assertEquals(1, queue.size());
        runQueue();
        assertEquals(IntStream.range(10, Events.QUEUE + 10).mapToObj(Saved::new).toList(), heard);
    }

    @Test
    void a_long_queue_gives_others_their_turn() {
        events.subscribe(Saved.class, queue::add, heard::add);
        for (int i = 0; i < 1000; i++) {
            events.publish(new Saved(i));
        }
        queue.remove().run();
        assertTrue(heard.size() < 1000);
        runQueue();
        assertEquals(1000, heard.size());
    }

    @Test
    void the_latest_gives_way_to_later_ones() {
        events.subscribeLatest(Saved.class, queue::add, heard::add);
        events.publish(new Saved(1));
        events.publish(new Saved(2));
        events.publish(new Saved(3));
        runQueue();
        assertEquals(List.of(new Saved(3)), heard);
    }

    @Test
    void a_state_is_kept_for_those_who_come_later() {
        assertEquals(Optional.empty(), events.last(Mode.class));
        events.publish(new Mode("a"));
        events.publish(new Mode("b"));
        events.publish(new Saved(1));
        events.subscribeLatest(Mode.class, Runnable::run, heard::add);
        events.subscribe(Mode.class, Runnable::run, event -> heard.add("new"));
        events.subscribeLatest(Saved.class, Runnable::run, heard::add);
        assertEquals(List.of(new Mode("b")), heard);
        assertEquals(Optional.of(new Mode("b")), events.last(Mode.class));
    }

    record Decided(String what) implements Audited {}

    @Test
    void a_watcher_sees_all_of_its_kind_with_time_and_correlation() {
        List<Published> seen = new ArrayList<>();
        Instant start = Instant.now();
        Subscription all = events.subscribeAll(Record.class, Runnable::run, seen::add);
        events.subscribeAll(Audited.class, Runnable::run, published -> heard.add(published.event()));
        Correlation.run("abc", () -> events.publish(new Saved(1)));
        events.publish(new Decided("trust"));
        assertEquals(List.of(new Decided("trust")), heard);
        assertEquals(List.of(new Saved(1), new Decided("trust")), seen.stream().map(Published::event).toList());
        assertEquals(List.of("abc", ""), seen.stream().map(Published::correlation).toList());
        assertTrue(!seen.get(0).time().isBefore(start) && !seen.get(0).time().isAfter(seen.get(1).time()));
        all.close();
        events.publish(new Saved(2));
        assertEquals(2, seen.size());
    }

    @Test
    void a_lossless_subscriber_loses_nothing_however_slow_it_is() {
        Subscription watch = events.subscribeAll(Record.class, queue::add, published -> {});
        Subscription lossless = events.subscribeLossless(Saved.class, queue::add, seen -> heard.add(seen.event()));
        int count = 20 * Events.QUEUE;
        for (int i = 0; i < count; i++) {
            events.publish(new Saved(i));
        }
        runQueue();
        assertEquals(IntStream.range(0, count).mapToObj(Saved::new).toList(), heard);
        assertEquals(0, lossless.dropped());
        assertEquals(count - Events.QUEUE, watch.dropped());
    }

    @Test
    void a_subscriber_may_publish() {
        events.subscribe(Saved.class, Runnable::run, event -> {
            heard.add(event);
            if (event.number() < 2000) {
                events.publish(new Saved(event.number() + 1));
            }
        });
        events.publish(new Saved(0));
        assertEquals(2001, heard.size());
    }

    @Test
    void virtual_threads_bring_each_publishers_events_in_order() throws Exception {
        var all = new CountDownLatch(900);
        List<Saved> got = Collections.synchronizedList(new ArrayList<>());
        events.subscribe(Saved.class, event -> {
            got.add(event);
            all.countDown();
        });
        List<Call<Boolean>> publishers = IntStream.range(0, 3).mapToObj(who -> Call.start("publisher", scope -> {
            for (int i = 0; i < 300; i++) {
                events.publish(new Saved(who * 1000 + i));
            }
            return true;
        })).toList();
        for (Call<Boolean> publisher : publishers) {
            publisher.await();
        }
        assertTrue(all.await(30, TimeUnit.SECONDS));
        for (int who = 0; who < 3; who++) {
            int from = who * 1000;
            assertEquals(IntStream.range(from, from + 300).mapToObj(Saved::new).toList(),
                    got.stream().filter(event -> event.number() / 1000 == from / 1000).toList());
        }
    }
}
