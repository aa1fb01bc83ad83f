package dev.rustaiide.system.external.apis.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class StreamFuzzTest {
    private static final List<String> SEEDS = List.of(
            "\0" + ProviderServer.sse(OpenAiDialectTest.text("aEN"), OpenAiDialectTest.text("D b"),
                    "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}}]}",
                    OpenAiDialectTest.end("stop"), "{\"usage\":{\"prompt_tokens\":1}}"),
            "\1{\"message\":{\"content\":\"\\ud83d\",\"tool_calls\":[{\"function\":{\"name\":\"a\"}}]}}\n"
                    + "{\"done\":true,\"eval_count\":3}\n",
            "\2" + ProviderServer.sse("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"E\"}}",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
                    "{\"type\":\"message_stop\"}"));

    @Test
    void whatever_comes_ends_in_an_answer_or_a_reason() {
        var random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            byte[] input = SEEDS.get(round % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                input[random.nextInt(input.length)] = (byte) random.nextInt(256);
            }
            StreamFuzz.fuzzerTestOneInput(input);
        }
    }
}
