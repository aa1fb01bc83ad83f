package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Storms of calls, some cancelled, some failing, some late; and afterwards not one thread more than before. */
@Timeout(60)
class SoakTest {
    private static final int CALLS = 10_000;

    /** Each thread that did any of the work. Dumps of all threads are no way: they crash JDK 25.0.3 now and then. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private long alive() {
        return threads.stream().filter(Thread::isAlive).count();
    }

    private void awaitNone() throws InterruptedException {
        long left = alive();
        for (int i = 0; i < 500 && left > 0; i++) {
            Thread.sleep(20);
            left = alive();
        }
        assertEquals(0, left, "threads that never ended");
    }

    @Test
    void a_thread_that_waits_is_seen_until_its_call_is_cancelled() throws Exception {
        var begun = new CountDownLatch(1);
        Call<Boolean> call = Call.start("seen", scope -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return true;
        });
        begun.await();
        assertEquals(1, alive());
        call.cancel();
        awaitNone();
    }

    @Test
    void storms_of_calls_leave_no_thread_and_no_call_without_an_end() throws Exception {
        var random = new Random(5);
        var ended = new AtomicInteger();
        var begun = new AtomicInteger();
        var over = new AtomicInteger();
        List<Call<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int kind = random.nextInt(6);
            var priority = random.nextInt(4) == 0 ? Priority.BACKGROUND : Priority.INTERACTIVE;
            Call<Integer> call = Call.start(priority, "soak", scope -> {
                threads.add(Thread.currentThread());
                begun.incrementAndGet();
                try {
                    return scope.await(scope.start("soak", part -> part.await(part.start("soak", leaf -> leaf(kind)))));
                } finally {
                    over.incrementAndGet();
                }
            });
            call.whenDone(Runnable::run, end -> ended.incrementAndGet());
            if (kind == 0) {
                call.cancelAfter(Duration.ofMillis(random.nextInt(100)));
            } else if (kind == 1) {
                call.cancel();
            }
            calls.add(call);
        }
        calls.stream().filter(call -> random.nextBoolean()).forEach(Call::cancel);
        Thread.sleep(100);
        calls.forEach(Call::cancel);
        for (int i = 0; i < 1500 && (ended.get() < CALLS || begun.get() > over.get()); i++) {
            Thread.sleep(20);
        }
        assertEquals(CALLS, ended.get());
        assertEquals(begun.get(), over.get());
        awaitNone();
        assertTrue(begun.get() > 0);
    }

    private int leaf(int kind) throws InterruptedException {
        threads.add(Thread.currentThread());
        if (kind == 5) {
            throw new IllegalStateException("leaf, on purpose");
        }
        Thread.sleep(kind < 3 ? 60_000 : kind);
        return kind;
    }
}
