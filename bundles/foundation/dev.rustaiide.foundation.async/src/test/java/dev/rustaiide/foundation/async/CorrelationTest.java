package dev.rustaiide.foundation.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class CorrelationTest {
    private static Call<String> ask() {
        return Call.start("ask", scope -> Correlation.current());
    }

    @Test
    void outside_of_any_call_there_is_none() {
        assertEquals("", Correlation.current());
    }

    @Test
    void each_call_from_outside_has_its_own_and_keeps_it() throws Exception {
        String first = ask().await();
        assertTrue(first.matches("[0-9a-z]{10}"), first);
        assertNotEquals(first, ask().await());
        Call.start("twice", scope -> {
            assertEquals(Correlation.current(), Correlation.current());
            return true;
        }).await();
    }

    @Test
    void what_a_call_starts_has_the_same_whoever_asks_first() throws Exception {
        var ids = Call.start("whole", scope -> {
            String below = scope.await(scope.start("part", inner -> ask().await()));
            return List.of(below, ask().await(), Call.of(1).then("step", (inner, one) -> Correlation.current()).await(),
                    Correlation.current());
        }).await();
        assertEquals(1, ids.stream().distinct().count(), ids.toString());
    }

    @Test
    void what_runs_when_a_call_ends_belongs_to_it_on_any_thread() throws Exception {
        Queue<Runnable> window = new ArrayDeque<>();
        var heard = new ArrayList<String>();
        Call<String> call = ask();
        String id = call.await();
        call.onSuccess(window::add, value -> heard.add(Correlation.current()));
        window.remove().run();
        assertEquals(List.of(id), heard);
        assertEquals("", Correlation.current());
    }

    @Test
    void who_listens_to_a_shared_call_goes_on_for_a_reason_of_its_own() throws Exception {
        Call<String> shared = ask();
        var heard = new CompletableFuture<String>();
        String mine = Call.start("listener", scope -> {
            shared.onSuccess(Runnable::run, value -> heard.complete(Correlation.current()));
            return Correlation.current();
        }).await();
        assertEquals(mine, heard.get());
        assertNotEquals(shared.await(), mine);
    }

    @Test
    void an_id_from_elsewhere_goes_down_to_all_calls() throws Exception {
        var calls = new ArrayList<Call<String>>();
        Correlation.run("request-7.a_B", () -> calls.add(ask()));
        assertEquals("request-7.a_B", calls.get(0).await());
        assertEquals("x", Correlation.<String, RuntimeException>call("x", Correlation::current));
        assertThrows(IOException.class, () -> Correlation.call("x", () -> {
            throw new IOException("as it was thrown");
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nINFO forged", "\u202e", "ü",
        "12345678901234567890123456789012345678901234567890123456789012345"})
    void an_id_that_could_forge_a_log_gives_way_to_a_new_one(String id) {
        String used = Correlation.<String, RuntimeException>call(id, Correlation::current);
        assertTrue(used.matches("[0-9a-z]{10}"), used);
    }

    @Test
    void apart_means_for_another_reason() throws Exception {
        var ids = new ArrayList<String>();
        Call.start("whole", scope -> {
            ids.add(Correlation.current());
            Correlation.apart(() -> ids.add(Correlation.current()));
            ids.add(Correlation.current());
            return true;
        }).await();
        assertEquals(ids.get(0), ids.get(2));
        assertNotEquals(ids.get(0), ids.get(1));
    }
}
