package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CallTest {
    private static final Executor HERE = Runnable::run;

    private final CountDownLatch began = new CountDownLatch(1);

    private Call<String> sleeper() {
        return Call.start("sleeper", this::sleep);
    }

    private String sleep(Scope scope) throws InterruptedException {
        began.countDown();
        Thread.sleep(Duration.ofMinutes(1));
        return "slept";
    }

    private static <T> Outcome<T> end(Call<T> call) throws Exception {
        var end = new CompletableFuture<Outcome<T>>();
        call.whenDone(HERE, end::complete);
        return end.get(10, TimeUnit.SECONDS);
    }

    @Test
    void work_that_waits_in_the_system_holds_no_virtual_thread() throws Exception {
        assertFalse(Call.startNative("wait", scope -> Thread.currentThread().isVirtual()).await());
        assertTrue(Call.start("work", scope -> Thread.currentThread().isVirtual()).await());
    }

    @Test
    void work_gives_its_value() throws Exception {
        assertEquals(42, Call.start("answer", scope -> 42).await());
        assertEquals("now", Call.of("now").await());
    }

    @Test
    void work_that_throws_fails_with_its_own_exception() throws Exception {
        var cause = new IOException("disk");
        Call<String> call = Call.start("write", scope -> {
            throw cause;
        });
        assertSame(cause, assertThrows(ExecutionException.class, call::await).getCause());
        assertEquals(new Outcome.Failed<String>(cause), end(call));
        assertSame(cause, assertThrows(ExecutionException.class, Call.failed(cause)::await).getCause());
    }

    @Test
    void an_error_is_an_outcome_too() throws Exception {
        Call<String> call = Call.start("overflow", scope -> {
            throw new StackOverflowError();
        });
        assertInstanceOf(StackOverflowError.class, assertInstanceOf(Outcome.Failed.class, end(call)).cause());
    }

    @Test
    void cancelling_stops_the_work_within_50_ms() throws Exception {
        long[] millis = new long[20];
        for (int i = 0; i < millis.length; i++) {
            Call<String> call = sleeper();
            began.await();
            long start = System.nanoTime();
            call.cancel();
            assertInstanceOf(Outcome.Cancelled.class, end(call));
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(millis); // the median: other work on the machine may hold up some
        assertTrue(millis[10] < 50, Arrays.toString(millis));
    }

    @Test
    void work_that_looks_hears_that_it_is_cancelled() throws Exception {
        Call<String> call = Call.start("loop", scope -> {
            while (true) {
                scope.check();
            }
        });
        call.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(call));
    }

    @Test
    void a_cancel_right_after_the_start_is_never_lost() throws Exception {
        var calls = new ArrayList<Call<?>>();
        for (int i = 0; i < 1000; i++) {
            Call<Integer> call = Call.start("quick", scope -> {
                Thread.sleep(Duration.ofMinutes(1));
                return 1;
            });
            call.cancel();
            calls.add(call);
        }
        for (Call<?> call : calls) {
            assertInstanceOf(Outcome.Cancelled.class, end(call));
        }
    }

    @Test
    void work_that_was_cancelled_before_it_began_can_still_give_back_what_it_holds() throws Exception {
        var givenBack = new AtomicInteger();
        var calls = new ArrayList<Call<String>>();
        for (int i = 0; i < 1000; i++) {
            Call<String> call = Call.start("holder", scope -> {
                try {
                    return sleep(scope);
                } finally {
                    givenBack.incrementAndGet();
                }
            });
            call.cancel();
            calls.add(call);
        }
        for (Call<String> call : calls) {
            end(call);
        }
        assertEquals(1000, givenBack.get());
    }

    @Test
    void cancelling_what_has_ended_changes_nothing() throws Exception {
        Call<String> call = Call.start("quick", scope -> "value");
        call.await();
        call.cancel();
        assertEquals("value", call.await());
    }

    @Test
    void cancelling_never_interrupts_what_follows_the_work() throws Exception {
        var interrupted = new AtomicBoolean();
        for (int i = 0; i < 2000; i++) {
            Call<Integer> call = Call.start("quick", scope -> 1);
            var followed = new CountDownLatch(1);
            call.whenDone(HERE, end -> {
                if (Thread.currentThread().isVirtual() && Thread.currentThread().isInterrupted()) {
                    interrupted.set(true);
                }
                followed.countDown();
            });
            call.cancel();
            followed.await();
        }
        assertFalse(interrupted.get());
    }

    @Test
    void parts_are_cancelled_with_the_whole() throws Exception {
        var part = new CompletableFuture<Call<String>>();
        Call<String> whole = Call.start("whole", scope -> {
            part.complete(scope.start("part", this::sleep));
            return part.get().await();
        });
        began.await();
        whole.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(part.get()));
        assertInstanceOf(Outcome.Cancelled.class, end(whole));
    }

    @Test
    void parts_of_parts_are_cancelled_too() throws Exception {
        var leaf = new CompletableFuture<Call<String>>();
        Call<String> whole = Call.start("whole", scope -> scope.await(scope.start("part", inner -> {
            leaf.complete(inner.start("leaf", this::sleep));
            return inner.await(leaf.get());
        })));
        began.await();
        whole.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(leaf.get()));
    }

    @Test
    void a_part_that_starts_after_the_cancel_is_cancelled() throws Exception {
        var part = new CompletableFuture<Call<String>>();
        Call<String> whole = Call.start("whole", scope -> {
            began.countDown();
            while (!scope.isCancelled()) {
                Thread.onSpinWait();
            }
            part.complete(scope.start("part", this::sleep));
            return "";
        });
        began.await();
        whole.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(part.get()));
    }

    @Test
    void parts_stop_when_the_whole_fails() throws Exception {
        var part = new CompletableFuture<Call<String>>();
        Call<String> whole = Call.start("whole", scope -> {
            part.complete(scope.start("part", this::sleep));
            throw new IOException("no use");
        });
        assertInstanceOf(Outcome.Failed.class, end(whole));
        assertInstanceOf(Outcome.Cancelled.class, end(part.get()));
    }

    @Test
    void awaiting_through_the_scope_cancels_the_awaited_call() throws Exception {
        Call<String> other = sleeper();
        Call<String> waiting = Call.start("waiting", scope -> scope.await(other));
        began.await();
        Thread.sleep(20);
        waiting.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(other));
    }

    @Test
    void awaiting_a_shared_call_leaves_it_to_the_others() throws Exception {
        var open = new CountDownLatch(1);
        Call<String> shared = Call.start("shared", scope -> {
            open.await();
            return "for all";
        });
        Call<String> one = Call.start("one", scope -> shared.await());
        one.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(one));
        open.countDown();
        assertEquals("for all", shared.await());
    }

    @Test
    void waiting_for_a_cancelled_call_is_being_cancelled_not_failing() throws Exception {
        Call<String> other = sleeper();
        Call<String> waiting = Call.start("waiting", scope -> other.await());
        began.await();
        other.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(waiting));
    }

    @Test
    void the_failure_of_a_part_arrives_as_it_was_thrown() throws Exception {
        var cause = new IOException("disk");
        Call<String> whole = Call.start("whole", scope -> scope.await(Call.failed(cause)));
        assertEquals(new Outcome.Failed<String>(cause), end(whole));
    }

    @Test
    void a_step_goes_on_with_the_value() throws Exception {
        assertEquals(6, Call.of("abc").then("double", (scope, text) -> 2 * text.length()).await());
    }

    @Test
    void cancelling_the_step_cancels_what_it_follows() throws Exception {
        Call<String> first = sleeper();
        Call<Integer> second = first.then("length", (scope, text) -> text.length());
        began.await();
        Thread.sleep(20);
        second.cancel();
        assertInstanceOf(Outcome.Cancelled.class, end(first));
        assertInstanceOf(Outcome.Cancelled.class, end(second));
    }

    @Test
    void patience_ends_without_ending_the_call() throws Exception {
        Call<String> call = sleeper();
        assertThrows(TimeoutException.class, () -> call.await(Duration.ofMillis(5)));
        assertFalse(call.isDone());
        call.cancel();
    }

    @Test
    void a_deadline_cancels_the_call_and_spares_one_that_is_in_time() throws Exception {
        assertInstanceOf(Outcome.Cancelled.class, end(sleeper().cancelAfter(Duration.ofMillis(5))));
        Call<String> quick = Call.start("quick", scope -> "in time").cancelAfter(Duration.ofSeconds(5));
        assertEquals("in time", quick.await());
    }

    @Test
    void an_executor_that_is_gone_harms_nobody() throws Exception {
        var heard = new CountDownLatch(1);
        var passedOver = new AtomicBoolean();
        Executor gone = command -> {
            throw new RejectedExecutionException("disposed");
        };
        Call<String> call = sleeper();
        call.whenDone(gone, end -> passedOver.set(true)).whenDone(HERE, end -> heard.countDown());
        call.cancel();
        assertTrue(heard.await(10, TimeUnit.SECONDS));
        call.whenDone(gone, end -> passedOver.set(true));
        assertFalse(passedOver.get());
    }

    @Test
    void a_listener_that_throws_harms_no_other() throws Exception {
        Call<String> call = Call.of("value");
        call.whenDone(HERE, end -> {
            throw new IllegalStateException("listener, on purpose");
        });
        assertEquals(new Outcome.Success<>("value"), end(call));
    }

    @Test
    void success_and_failure_reach_their_listeners_only() {
        List<Object> heard = new ArrayList<>();
        Call.of(1).onSuccess(HERE, heard::add).onFailure(HERE, heard::add);
        var cause = new IOException();
        Call.<Integer>failed(cause).onSuccess(HERE, heard::add).onFailure(HERE, heard::add);
        assertEquals(List.of(1, cause), heard);
    }

    @Test
    void progress_tells_the_last_word_and_a_bad_listener_does_not_stop_the_work() throws Exception {
        var told = new ArrayList<Runnable>();
        var seen = new ArrayList<Progress>();
        var listening = new CountDownLatch(1);
        Call<String> call = Call.start("work", scope -> {
            listening.await();
            scope.report(new Progress("one", 1, 2));
            scope.report(new Progress("two", 2, 2));
            return "done";
        });
        call.onProgress(told::add, seen::add).onProgress(command -> {
            throw new RejectedExecutionException();
        }, seen::add);
        listening.countDown();
        assertEquals("done", call.await());
        told.forEach(Runnable::run);
        assertEquals(List.of(new Progress("two", 2, 2)), seen);
    }

    @Test
    void who_listens_late_hears_where_it_is_now() throws Exception {
        var reported = new CountDownLatch(1);
        var heard = new CountDownLatch(1);
        Call<String> call = Call.start("work", scope -> {
            scope.report(new Progress("one", 1, 2));
            reported.countDown();
            heard.await();
            return "done";
        });
        reported.await();
        var seen = new ArrayList<Progress>();
        call.onProgress(Runnable::run, seen::add);
        assertEquals(List.of(new Progress("one", 1, 2)), seen);
        heard.countDown();
        assertEquals("done", call.await());
        call.onProgress(Runnable::run, seen::add);
        assertEquals(1, seen.size(), "what is over goes nowhere");
    }

    @Test
    void ten_thousand_calls_run_at_once() throws Exception {
        var all = new CountDownLatch(10_000);
        Call<Long> whole = Call.start("whole", scope -> {
            var parts = new ArrayList<Call<Long>>();
            for (int i = 0; i < 10_000; i++) {
                parts.add(scope.start("part", inner -> {
                    all.countDown();
                    all.await();
                    return 1L;
                }));
            }
            long sum = 0;
            for (Call<Long> part : parts) {
                sum += part.await();
            }
            return sum;
        });
        assertEquals(10_000L, whole.await());
    }
}
