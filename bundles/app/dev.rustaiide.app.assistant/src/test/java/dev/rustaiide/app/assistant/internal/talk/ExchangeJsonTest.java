package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.assistant.AgentTool;
import dev.rustaiide.ai.assistant.Author;
import dev.rustaiide.ai.assistant.Budget;
import dev.rustaiide.ai.assistant.Request;
import dev.rustaiide.ai.assistant.Spent;
import dev.rustaiide.ai.assistant.ToolStep;
import dev.rustaiide.ai.assistant.Turn;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Range;

class ExchangeJsonTest {
    private static final Location PLACE = new Location(Path.of("/work/a.rs"), Range.of(3, 4, 5, 6));

    private static Exchange full() {
        Request request = Request.work("do \"it\"\nwell").within(new Budget(9, Duration.ofSeconds(8), 7));
        ToolStep step = new ToolStep(1, "cargo", AgentTool.Effect.RUN, "cargo test", ToolStep.State.FAILED, "1 failed",
                "detail\n", List.of(PLACE));
        return Exchange.begin(Instant.ofEpochMilli(1_700_000_000_123L), request).with(new Turn(request, "answer ünï",
                List.of(CitedTextTest.cited("src/lib.rs:12")), List.of(new Turn.PlanItem("one", true)), List.of(step),
                new Author.Model("local/m", "M", true), Turn.Ending.BUDGET, "It is used up.",
                new Spent(1, 2, Duration.ofMillis(3), 4)));
    }

    @Test
    void what_is_kept_comes_back() throws JsonException {
        Exchange exchange = full();
        assertEquals(exchange, ExchangeJson.read(Json.parse(ExchangeJson.write(exchange).print())));
        Exchange begun = Exchange.begin(Instant.EPOCH, Request.question("why?"));
        assertEquals(begun, ExchangeJson.read(Json.parse(ExchangeJson.write(begun).print())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"question\":\"q\"}", "{\"question\":\"q\",\"intent\":\"dance\",\"ending\":\"never\"}",
        "{\"question\":\"q\",\"time\":\"yesterday\",\"spent\":{\"read\":-5,\"millis\":1e99}}",
        "{\"question\":\"q\",\"budget\":{\"read\":0}}", "{\"question\":\"q\",\"steps\":{},\"plan\":7}"})
    void what_is_strange_counts_as_nothing(String json) throws JsonException {
        assertEquals("q", ExchangeJson.read(Json.parse(json)).question());
    }

    @Test
    void without_a_question_it_is_none() {
        assertThrows(JsonException.class, () -> ExchangeJson.read(Json.parse("{}")));
    }
}
