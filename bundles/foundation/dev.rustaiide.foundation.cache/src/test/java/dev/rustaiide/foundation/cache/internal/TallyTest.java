package dev.rustaiide.foundation.cache.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void threads_that_count_in_turn_lose_nothing() throws InterruptedException {
        var tally = new Tally();
        for (int thread = 0; thread < 40; thread++) {
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 100; i++) {
                    tally.increment();
                }
            }).join();
        }
        assertEquals(4000, tally.sum());
    }

    @Test
    void threads_that_count_at_once_lose_few() throws InterruptedException {
        var tally = new Tally();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 100_000; i++) {
                    tally.increment();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertTrue(tally.sum() > 200_000 && tally.sum() <= 400_000, () -> "counted " + tally.sum());
    }
}
