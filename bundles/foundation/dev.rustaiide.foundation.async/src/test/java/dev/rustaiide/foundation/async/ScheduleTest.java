package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ScheduleTest {
    private static Object end(Call<?> call) throws Exception {
        var end = new CompletableFuture<Object>();
        call.whenDone(Runnable::run, end::complete);
        return end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void it_comes_again_in_its_time_each_turn_for_a_reason_of_its_own() throws Exception {
        Set<String> reasons = Collections.synchronizedSet(new HashSet<>());
        var turns = new CountDownLatch(5);
        long start = System.nanoTime();
        Call<?> call = Call.every(Duration.ofMillis(10), "look", scope -> {
            reasons.add(Correlation.current());
            turns.countDown();
            return true;
        });
        assertTrue(turns.await(10, TimeUnit.SECONDS));
        assertTrue(System.nanoTime() - start >= 50_000_000, "too early");
        call.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(call));
        assertTrue(reasons.size() >= 5, reasons.toString());
    }

    @Test
    void a_turn_that_throws_does_not_end_it() throws Exception {
        var turns = new CountDownLatch(3);
        Call<?> call = Call.every(Duration.ofMillis(1), "failing, on purpose", scope -> {
            turns.countDown();
            throw new IllegalStateException("turn, on purpose");
        });
        assertTrue(turns.await(10, TimeUnit.SECONDS));
        call.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(call));
    }

    @Test
    void turns_that_were_missed_are_not_made_up_for() throws Exception {
        var turns = new AtomicInteger();
        var slow = new CountDownLatch(1);
        long start = System.nanoTime();
        Call<?> call = Call.every(Duration.ofMillis(5), "slow", scope -> {
            if (turns.incrementAndGet() == 1) {
                Thread.sleep(100);
                slow.countDown();
            }
            return true;
        });
        assertTrue(slow.await(10, TimeUnit.SECONDS));
        Thread.sleep(20);
        call.cancel();
        end(call);
        long periods = (System.nanoTime() - start) / 5_000_000;
        assertTrue(turns.get() <= periods - 15, turns + " turns in " + periods + " periods");
    }

    @Test
    void a_turn_under_way_is_interrupted() throws Exception {
        var began = new CountDownLatch(1);
        Call<?> call = Call.every(Duration.ofMillis(1), "sleeper", scope -> {
            began.countDown();
            Thread.sleep(Duration.ofMinutes(1));
            return true;
        });
        began.await();
        call.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(call));
    }

    @Test
    void a_period_of_nothing_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Call.every(Duration.ZERO, "busy", scope -> true));
    }

    @Test
    void parts_know_the_deadline_of_the_whole_whenever_it_was_set() throws Exception {
        var set = new CountDownLatch(1);
        Call<Duration> whole = Call.start("whole", scope -> {
            Call<Duration> early = scope.start("early", part -> {
                set.await();
                return part.left().orElseThrow();
            });
            set.await();
            Duration late = scope.await(scope.start("late",
                    part -> part.await(part.start("leaf", leaf -> leaf.left().orElseThrow()))));
            assertTrue(early.await().compareTo(Duration.ofSeconds(5)) <= 0);
            assertTrue(late.compareTo(Duration.ofSeconds(5)) <= 0);
            Call<Duration> patient = scope.start("patient", part -> part.left().orElseThrow());
            assertTrue(patient.cancelAfter(Duration.ofSeconds(9)).await().compareTo(Duration.ofSeconds(5)) <= 0,
                    "a part outlives the whole");
            return late;
        });
        whole.cancelAfter(Duration.ofSeconds(5));
        set.countDown();
        assertTrue(whole.await().compareTo(Duration.ofSeconds(3)) > 0);
        assertTrue(Call.start("free", scope -> scope.left().isEmpty()).await());
    }
}
