package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class SuccessionTest {
    private final Succession writing = new Succession("write");
    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void each_has_its_turn_in_the_order_in_which_they_were_asked_for() throws Exception {
        Call<Boolean> last = Call.of(true);
        for (int i = 0; i < 200; i++) {
            int number = i;
            last = writing.next(scope -> done.add(number));
        }
        last.await();
        assertEquals(IntStream.range(0, 200).boxed().toList(), done);
    }

    @Test
    void what_fails_or_is_cancelled_keeps_nothing_from_its_turn() throws Exception {
        Call<Boolean> failing = writing.next(scope -> {
            throw new IOException("the disk is full");
        });
        var forever = new CountDownLatch(1);
        Call<Boolean> stopped = writing.next(scope -> {
            forever.await();
            return true;
        });
        Call<Boolean> next = writing.next(scope -> done.add(1));
        assertThrows(ExecutionException.class, failing::await);
        assertEquals(List.of(), done);
        stopped.cancel();
        next.await();
        assertEquals(List.of(1), done);
    }
}
