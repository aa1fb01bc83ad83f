package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class SharedModelsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ModelId ID = new ModelId("m", "1");

    private final AtomicInteger loads = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private final class Fake implements SharedModels.Loaded {
        private int shrunk;

        @Override
        public void shrink() {
            shrunk++;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private Fake load() {
        loads.incrementAndGet();
        return new Fake();
    }

    @Test
    void loaded_once_for_all_who_ask_at_once() throws Exception {
        var models = new SharedModels<Fake>(PATIENCE);
        var go = new CountDownLatch(1);
        Call<Fake> first = Call.start("first", scope -> models.use(ID, () -> {
            go.countDown();
            return load();
        }).model());
        assertTrue(go.await(30, TimeUnit.SECONDS));
        Call<Fake> second = Call.start("second", scope -> models.use(ID, this::load).model());

        assertSame(first.await(PATIENCE), second.await(PATIENCE));
        assertEquals(1, loads.get());
    }

    @Test
    void stays_a_while_for_whoever_comes_back() throws Exception {
        var models = new SharedModels<Fake>(PATIENCE);
        models.use(ID, this::load).close();
        models.use(ID, this::load);

        assertEquals(1, loads.get());
        assertEquals(1, closed.getCount());
    }

    @Test
    void is_closed_when_it_has_been_quiet() throws Exception {
        var models = new SharedModels<Fake>(Duration.ofMillis(20));
        models.use(ID, this::load).close();

        assertTrue(closed.await(30, TimeUnit.SECONDS));
        models.use(ID, this::load);
        assertEquals(2, loads.get());
    }

    @Test
    void under_pressure_what_is_not_used_goes_and_what_is_shrinks() throws Exception {
        var models = new SharedModels<Fake>(PATIENCE);
        SharedModels<Fake>.Lease lease = models.use(ID, this::load);
        models.use(new ModelId("other", "1"), () -> new Fake()).close();
        models.shrink();
        models.closeUnused();

        assertEquals(1, lease.model().shrunk);
        assertEquals(0, closed.getCount());
        assertSame(lease.model(), models.use(ID, this::load).model());
    }

    @Test
    void a_call_keeps_it_beyond_its_lease() throws Exception {
        var models = new SharedModels<Fake>(Duration.ZERO);
        SharedModels<Fake>.Lease lease = models.use(ID, this::load);
        var go = new CountDownLatch(1);
        Call<Boolean> call = lease.during(model -> Call.start("use", scope -> go.await(30, TimeUnit.SECONDS)));
        lease.close();
        lease.close();
        assertEquals(1, closed.getCount());
        go.countDown();

        assertTrue(call.await(PATIENCE));
        assertTrue(closed.await(30, TimeUnit.SECONDS));
        assertThrows(IllegalStateException.class, () -> lease.during(model -> Call.of(1)));
    }

    @Test
    void what_could_not_be_loaded_is_tried_again() throws Exception {
        var models = new SharedModels<Fake>(PATIENCE);
        var failure = new FailureException(new Failure.Other("no", "because", "again"));

        assertSame(failure, assertThrows(FailureException.class, () -> models.use(ID, () -> {
            throw failure;
        })));
        assertEquals(0, loads.get());
        models.use(ID, this::load);
        assertEquals(1, loads.get());
    }

    @Test
    void closing_waits_for_what_is_being_loaded_and_nothing_is_loaded_any_more() throws Exception {
        var models = new SharedModels<Fake>(PATIENCE);
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        Call<Fake> loading = Call.start("load", scope -> models.use(ID, () -> {
            begun.countDown();
            awaited(go);
            return load();
        }).model());
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        Call<Boolean> closing = Call.start("close", scope -> {
            models.close();
            return loading.isDone() || loads.get() == 1;
        });
        assertThrows(TimeoutException.class, () -> closing.await(Duration.ofMillis(50)));

        go.countDown();
        assertTrue(closing.await(PATIENCE));
        loading.await(PATIENCE);
        assertThrows(IllegalStateException.class, () -> models.use(new ModelId("other", "1"), this::load));
        assertEquals(1, loads.get());
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException over) {
            throw new IllegalStateException(over);
        }
    }
}
