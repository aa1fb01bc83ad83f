package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PriorityTest {
    private static final int PLACES = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    private boolean work(Scope scope) throws InterruptedException {
        int now = working.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        Thread.sleep(1);
        working.decrementAndGet();
        return true;
    }

    private Call<Boolean> background() {
        return Call.start(Priority.BACKGROUND, "background", this::work);
    }

    @Test
    void background_work_leaves_a_processor_to_the_interactive() throws Exception {
        List<Call<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(background());
        }
        for (Call<Boolean> call : calls) {
            call.await();
        }
        assertTrue(most.get() <= PLACES, most + " at once");
    }

    /** Services are made when they are first asked for, and that may be by background work. */
    @Test
    void what_goes_on_for_ever_takes_no_place_of_the_background_work_that_began_it() throws Exception {
        var begun = new CountDownLatch(PLACES);
        List<Call<Call<?>>> starters = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            starters.add(Call.start(Priority.BACKGROUND, "starter", scope -> Call.every(Duration.ofMillis(1), "watch",
                    turn -> {
                        begun.countDown();
                        return true;
                    })));
        }
        for (Call<Call<?>> starter : starters) {
            starter.await();
        }
        assertTrue(begun.await(10, TimeUnit.SECONDS));

        assertTrue(background().await(Duration.ofSeconds(10)));

        for (Call<Call<?>> starter : starters) {
            starter.await().cancel();
        }
    }

    @Test
    void interactive_work_never_queues_behind_it() throws Exception {
        var end = new CountDownLatch(1);
        List<Call<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < PLACES + 3; i++) {
            all.add(Call.start(Priority.BACKGROUND, "busy", scope -> end.await(10, TimeUnit.SECONDS)));
        }
        assertEquals(1, Call.start("typing", scope -> 1).await());
        assertFalse(all.getLast().isDone());
        end.countDown();
        for (Call<Boolean> call : all) {
            assertTrue(call.await());
        }
    }

    @Test
    void parts_are_in_the_background_too_and_awaiting_them_lets_them_in() throws Exception {
        Call<Boolean> whole = Call.start(Priority.BACKGROUND, "whole", scope -> {
            List<Call<Boolean>> parts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                parts.add(scope.start("part", inner -> inner.await(inner.start("leaf", this::work))));
            }
            parts.add(Call.start("beside", this::work));
            for (Call<Boolean> part : parts) {
                part.await();
            }
            return true;
        });
        assertTrue(whole.await());
        assertTrue(most.get() <= PLACES, most + " at once");
    }

    @Test
    void cancelling_what_queues_frees_nothing_that_it_never_had() throws Exception {
        var end = new CountDownLatch(1);
        Call<Boolean> first = Call.start(Priority.BACKGROUND, "first", scope -> end.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 50; i++) {
            Call.start(Priority.BACKGROUND, "queuing", scope -> true).cancel();
        }
        end.countDown();
        first.await();
        background_work_leaves_a_processor_to_the_interactive();
    }

    @Test
    void what_follows_a_background_call_is_not_in_the_background() throws Exception {
        var heard = new CountDownLatch(PLACES + 2);
        for (int i = 0; i < PLACES + 2; i++) {
            background().onSuccess(Runnable::run, end -> Call.start("answer", scope -> {
                heard.countDown();
                return heard.await(10, TimeUnit.SECONDS);
            }));
        }
        assertTrue(heard.await(10, TimeUnit.SECONDS), "answers queued for a place");
    }
}
