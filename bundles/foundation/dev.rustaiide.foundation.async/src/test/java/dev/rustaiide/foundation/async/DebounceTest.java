package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class DebounceTest {
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void many_triggers_run_the_action_once_after_the_last() throws Exception {
        var ran = new CountDownLatch(1);
        var debounce = new Debounce(Duration.ofMillis(60), Runnable::run, () -> {
            runs.incrementAndGet();
            ran.countDown();
        });
        long last = 0;
        for (int i = 0; i < 5; i++) {
            debounce.trigger();
            last = System.nanoTime();
            Thread.sleep(15);
        }
        assertTrue(ran.await(30, TimeUnit.SECONDS));
        long quiet = (System.nanoTime() - last) / 1_000_000;
        assertTrue(quiet >= 55, quiet + " ms");
        Thread.sleep(100);
        assertEquals(1, runs.get());
    }

    @Test
    void a_later_trigger_runs_it_again() throws Exception {
        var debounce = new Debounce(Duration.ofMillis(5), Runnable::run, runs::incrementAndGet);
        for (int i = 1; i <= 3; i++) {
            debounce.trigger();
            for (int patience = 0; runs.get() < i && patience < 500; patience++) {
                Thread.sleep(5);
            }
            assertEquals(i, runs.get());
        }
    }

    @Test
    void what_was_cancelled_does_not_run_even_if_it_waits_in_the_executor() throws Exception {
        Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        var debounce = new Debounce(Duration.ofMillis(20), queue::add, runs::incrementAndGet);
        debounce.trigger();
        for (int patience = 0; queue.isEmpty() && patience < 1000; patience++) {
            Thread.sleep(5);
        }
        assertFalse(queue.isEmpty());
        debounce.cancel();
        new ArrayDeque<>(queue).forEach(Runnable::run);
        assertEquals(0, runs.get());
    }

    @Test
    void what_was_cancelled_in_time_does_not_get_into_the_executor() throws Exception {
        Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
        var debounce = new Debounce(Duration.ofMillis(500), queue::add, runs::incrementAndGet);
        debounce.trigger();
        debounce.cancel();
        Thread.sleep(600);
        assertTrue(queue.isEmpty());
    }

    @Test
    void an_action_that_throws_does_not_end_the_next() throws Exception {
        var debounce = new Debounce(Duration.ofMillis(5), Runnable::run, () -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("action, on purpose");
            }
        });
        for (int i = 1; i <= 2; i++) {
            debounce.trigger();
            for (int patience = 0; runs.get() < i && patience < 1000; patience++) {
                Thread.sleep(5);
            }
            assertEquals(i, runs.get());
        }
    }
}
