package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.system.external.apis.Protocol;
import dev.rustaiide.system.external.apis.ProviderAsked;
import dev.rustaiide.system.external.apis.ProviderAsked.Outcome;

/** Servers that do what they should not: each time there is a reason and a next step, and the next question works. */
class BadServerTest {
    private static final String PIECE = OpenAiDialectTest.text("so far");

    @TempDir
    Path home;
    private ProviderServer server;
    private Asked asked;

    @BeforeEach
    void start() throws Exception {
        server = new ProviderServer();
        asked = Asked.of(home, server).with(Asked.provider(Protocol.OPENAI, server));
    }

    @AfterEach
    void stop() throws Exception {
        asked.close();
        server.close();
    }

    private static ProviderServer.Answer good() {
        return ProviderServer.events(OpenAiDialectTest.text("good"), OpenAiDialectTest.end("stop"), "[DONE]");
    }

    private static ProviderServer.Answer status(int status, String body, String... headers) {
        return out -> ProviderServer.write(out, ProviderServer.head(status, "application/json", headers) + body);
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message + "\"}}";
    }

    private void check(String why, String nextStep) throws Exception {
        Failure failure = asked.failure();
        assertEquals("Cannot get an answer of m (p).", failure.what());
        assertEquals(why, failure.why());
        assertEquals(nextStep, failure.nextStep());
        server.only(good());
        assertEquals("good", asked.ask("again").text());
    }

    @Test
    void a_key_that_is_not_accepted_is_named_and_not_shown() throws Exception {
        asked.withKey(Asked.provider(Protocol.OPENAI, server));
        server.says(status(401, error("Incorrect API key provided: " + Asked.KEY)));
        check("It does not accept the key (401): Incorrect API key provided: •••.",
                "Set one that it accepts: rust-ai-ide providers key p.");
        assertEquals("Bearer " + Asked.KEY, server.requests.getFirst().header("Authorization"));
        assertFalse(asked.events.toString().contains(Asked.KEY), asked.events.toString());
    }

    @Test
    void a_wrong_clock_is_a_reason_for_a_key_to_look_expired() throws Exception {
        server.says(status(401, error("token expired"), "Date: Wed, 25 Nov 2020 10:00:00 GMT"));
        assertTrue(asked.failure().why().matches("It does not accept the key \\(401\\): token expired\\. This machine's"
                + " clock is \\d{6,} minutes ahead of the server's, which can make a good key look expired\\."),
                asked.failure().why());
    }

    @Test
    void what_is_not_there_too_long_or_unpaid_is_told_apart() throws Exception {
        server.says(status(404, error("no such model")));
        check("It knows no such model or address (404): no such model.",
                "See what it has: rust-ai-ide providers check p.");
        server.only(status(402, "{\"detail\":\"pay\"}"));
        assertEquals("It wants to be paid first (402): pay.", asked.failure().why());
        server.only(status(418, "{\"error\":\"teapot\"}"));
        assertEquals("It does not accept the request (418): teapot.", asked.failure().why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'error':{'message':'No.','type':'invalid_request','code':'context_length_exceeded'}}",
        "{'error':{'message':'The maximum context length of this model is 8192 tokens.','type':'invalid_request'}}",
        "{'type':'error','error':{'message':'prompt is too long: 215000 tokens > 200000 maximum'}}",
        "{'error':{'code':400,'type':'exceed_context_size_error','message':'the request exceeds it','n_ctx':4096}}",
        "{'error':'input length exceeds maximum context length'}"})
    void a_prompt_that_is_too_long_is_a_failure_of_its_own(String body) throws Exception {
        String json = body.replace('\'', '"');
        for (int status : new int[] {400, 422}) {
            server.only(status(status, json));
            assertInstanceOf(Failure.PromptTooLong.class, asked.failure());
        }
        server.only(status(200, json));
        assertInstanceOf(Failure.PromptTooLong.class, asked.failure());
        server.only(ProviderServer.events(json));
        assertInstanceOf(Failure.PromptTooLong.class, asked.failure(), "in the answer");
    }

    @Test
    void what_is_merely_much_is_not_too_long() throws Exception {
        server.only(status(413, ""));
        assertInstanceOf(Failure.PromptTooLong.class, asked.failure());
        server.only(status(400, error("You exceeded your current quota of tokens.")));
        assertInstanceOf(Failure.Other.class, asked.failure());
        server.only(status(400, error("max_new_tokens must be positive")));
        assertInstanceOf(Failure.Other.class, asked.failure());
    }

    @Test
    void a_busy_server_is_waited_for() throws Exception {
        server.says(status(429, error("slow down"), "Retry-After: 0"), good());
        long start = System.nanoTime();
        assertEquals("good", asked.ask("hello").text());
        assertTrue(System.nanoTime() - start > 400_000_000L);
        assertEquals(2, server.requests.size());
    }

    @Test
    void a_server_that_is_busy_for_long_says_when() throws Exception {
        asked.close();
        var noon = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
        asked = new Asked(home, noon, Asked.open(server.origin())).with(Asked.provider(Protocol.OPENAI, server));
        server.says(status(429, error("quota"), "Retry-After: 1800"));
        Failure failure = asked.failure();
        assertEquals("It has had too many requests (429): quota.", failure.why());
        assertEquals("Try again at 12:30:01, or use another model.", failure.nextStep());
        assertEquals(1, server.requests.size());
    }

    @Test
    void a_server_that_is_busy_beyond_the_deadline_is_not_waited_for() throws Exception {
        asked.close();
        asked = new Asked(home, Clock.systemDefaultZone(), Asked.open(server.origin()))
                .with(Asked.provider(Protocol.OPENAI, server));
        server.says(status(429, error("quota"), "Retry-After: 60"));
        try (TextGenerator generator = asked.backend().open().await(Asked.PATIENCE)) {
            var failed = assertThrows(ExecutionException.class, () -> generator.generate(Asked.chat("hello"),
                    Decoding.greedy(10), asked.pieces::add).cancelAfter(Duration.ofSeconds(20)).await(Asked.PATIENCE));
            assertTrue(failed.getCause().getMessage().contains("Try again at "), failed.toString());
        }
    }

    @Test
    void a_date_to_come_back_at_is_by_the_clock_of_the_server() throws Exception {
        asked.close();
        var noon = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
        asked = new Asked(home, noon, Asked.open(server.origin())).with(Asked.provider(Protocol.OPENAI, server));
        server.says(status(429, "", "Date: Thu, 26 Nov 2026 09:00:00 GMT",
                "Retry-After: Thu, 26 Nov 2026 09:10:00 GMT"));
        assertEquals("Try again at 12:10:01, or use another model.", asked.failure().nextStep());
    }

    @Test
    void a_server_out_of_order_is_asked_once_more_and_no_more() throws Exception {
        server.says(status(500, ""), good());
        assertEquals("good", asked.ask("hello").text());
        assertEquals(2, server.requests.size());
        server.only(status(503, error("loading model")));
        assertEquals("It is out of order (503): loading model.", asked.failure().why());
        assertEquals(4, server.requests.size());
    }

    /** Chunked, so that the client knows that something is missing. */
    private static ProviderServer.Answer torn(String... data) {
        return out -> {
            String text = ProviderServer.sse(data);
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream", "Transfer-Encoding: chunked")
                    + Integer.toHexString(text.length() + 100) + "\r\n" + text);
        };
    }

    @Test
    void a_connection_that_breaks_before_the_first_piece_is_made_again() throws Exception {
        server.says(torn(), good());
        assertEquals("good", asked.ask("hello").text());
        assertEquals(2, server.requests.size());
    }

    @Test
    void a_connection_that_breaks_after_a_piece_is_not_made_again_and_the_piece_stays() throws Exception {
        server.says(torn(PIECE), good());
        assertTrue(asked.failure().why().startsWith("The connection broke: "));
        assertEquals(1, server.requests.size());
        assertEquals(List.of("so far"), asked.pieces);
    }

    @Test
    void an_answer_without_an_end_is_no_answer() throws Exception {
        server.says(ProviderServer.events(PIECE));
        check("Its answer ends in the middle.", "Try again, or use another model.");
    }

    @Test
    void half_a_value_is_told() throws Exception {
        server.says(ProviderServer.events(PIECE, "{\"choices\":[{\"delta\":{\"con"));
        check("It sent what is no JSON: “{\"choices\":[{\"delta\":{\"con”.", "Try again, or use another model.");
    }

    @Test
    void an_endless_answer_is_left() throws Exception {
        var left = new CountDownLatch(1);
        server.says(out -> {
            try {
                ProviderServer.write(out, ProviderServer.head(200, "text/event-stream"));
                while (true) {
                    ProviderServer.write(out, ProviderServer.sse(OpenAiDialectTest.text("for ever and ")));
                }
            } catch (IOException gone) {
                left.countDown();
            }
        });
        Failure failure = asked.failure();
        assertEquals("It does not stop where it was told to.", failure.why());
        assertTrue(left.await(20, TimeUnit.SECONDS), "the server still writes");
    }

    @Test
    void endless_calls_of_tools_are_left() throws Exception {
        server.says(out -> {
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream"));
            for (int i = 0;; i++) {
                ProviderServer.write(out, ProviderServer.sse("{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":" + i
                        + ",\"function\":{\"name\":\"x\",\"arguments\":\"\"}}]}}]}"));
            }
        });
        assertEquals("It does not stop where it was told to.", asked.failure().why());
    }

    @Test
    void a_line_without_end_is_left() throws Exception {
        server.says(out -> {
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream") + "data: ");
            while (true) {
                ProviderServer.write(out, "x".repeat(100_000));
            }
        });
        assertEquals("The connection broke: it sends a line without end.", asked.failure().why());
    }

    @Test
    void silence_and_pings_without_a_word_are_left() throws Exception {
        for (String sign : List.of("", ": ping\n\n", "data: {\"choices\":[]}\n\n")) {
            server.only(out -> {
                ProviderServer.write(out, ProviderServer.head(200, "text/event-stream") + ProviderServer.sse(PIECE));
                while (true) {
                    Thread.sleep(100);
                    ProviderServer.write(out, sign);
                }
            });
            assertEquals("It fell silent for 1 s.", asked.failure().why());
        }
    }

    @Test
    void a_page_is_no_answer() throws Exception {
        server.says(200, "text/html; charset=utf-8", "<html><title>Log in to \u202eWi-Fi</title></html>");
        check("It answered with text/html; charset=utf-8 (“Log in to ⟨U+202E⟩Wi-Fi”) instead of an answer of a model.",
                "Check the address, and whether a proxy or a login page stands between.");
    }

    @Test
    void an_error_that_says_that_all_is_well_is_an_error() throws Exception {
        server.says(200, "application/json", error("no model is loaded"));
        check("It says: no model is loaded.", "Check its model, or use another one.");
    }

    @Test
    void an_error_in_the_middle_ends_the_answer() throws Exception {
        server.says(ProviderServer.events(PIECE, error("out of memory")));
        check("It says: out of memory.", "Try again, or use another model.");
    }

    @Test
    void counts_that_cannot_be_are_taken_for_what_they_are() throws Exception {
        server.says(ProviderServer.events(PIECE, OpenAiDialectTest.end("stop"),
                "{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":99999999999}}", "[DONE]"));
        Generation answer = asked.ask("hello");
        assertEquals(0, answer.readTokens());
        assertEquals(Integer.MAX_VALUE, answer.writtenTokens());
    }

    @Test
    void a_server_that_is_not_there_is_named() throws Exception {
        server.close();
        Failure failure = asked.failure();
        assertTrue(failure.what().startsWith("Cannot get an answer of m (p) from 127.0.0.1:"), failure.what());
    }

    @Test
    void who_cancels_is_heard_by_the_server() throws Exception {
        var began = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        server.says(out -> {
            ProviderServer.write(out, ProviderServer.head(200, "text/event-stream") + ProviderServer.sse(PIECE));
            began.countDown();
            try {
                while (true) {
                    Thread.sleep(20);
                    ProviderServer.write(out, ": still here\n\n");
                }
            } catch (IOException gone) {
                left.countDown();
            }
        });
        try (TextGenerator generator = asked.backend().open().await(Asked.PATIENCE)) {
            Call<Generation> call = generator.generate(Asked.chat("hello"), Decoding.greedy(10), asked.pieces::add);
            assertTrue(began.await(20, TimeUnit.SECONDS));
            call.cancel();
            assertThrows(InterruptedException.class, () -> call.await(Asked.PATIENCE));
        }
        assertTrue(left.await(20, TimeUnit.SECONDS), "the server still writes");
        assertTrue(asked.events.stream().anyMatch(event -> event instanceof ProviderAsked told
                && told.outcome() == Outcome.CANCELLED), asked.events.toString());
    }
}
