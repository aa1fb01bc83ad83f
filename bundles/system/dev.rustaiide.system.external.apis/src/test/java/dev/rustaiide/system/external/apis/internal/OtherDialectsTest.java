package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Generation;
import dev.rustaiide.ai.inference.Generation.Ending;
import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.system.external.apis.Protocol;

/** Against servers of the test that speak as Ollama and Anthropic do. */
class OtherDialectsTest {
    @TempDir
    Path home;
    private ProviderServer server;
    private Asked asked;

    @BeforeEach
    void start() throws Exception {
        server = new ProviderServer();
        asked = Asked.of(home, server);
    }

    @AfterEach
    void stop() throws Exception {
        asked.close();
        server.close();
    }

    private static Json json(String text) throws JsonException {
        return Json.parse(text.replace('\'', '"'));
    }

    private void ollama(String... lines) throws Exception {
        asked.with(Asked.provider(Protocol.OLLAMA, server));
        server.says(200, "application/x-ndjson", String.join("\n", lines) + "\n");
    }

    private void anthropic(String... events) throws Exception {
        asked.withKey(Asked.provider(Protocol.ANTHROPIC, server));
        server.says(ProviderServer.events(events));
    }

    private static final Prompt.Chat USED = new Prompt.Chat(List.of(new Message.Instructions("Be short."),
            new Message.Question("Read both"), new Message.Answer("Well.", List.of(
                    new ToolUse("a/1", "read", Json.object().put("path", "a").build()),
                    new ToolUse("a/2", "read", Json.of("{broken")))),
            new Message.Result("a/1", "A", false), new Message.Result("a/2", "no", true),
            new Message.Instructions("Be kind."), new Message.Question("Go on")),
            List.of(new Tool("read", "Reads.", Json.object().put("type", "object").build())));

    @Test
    void ollama_streams_lines() throws Exception {
        ollama("{\"message\":{\"role\":\"assistant\",\"thinking\":\"hm\",\"content\":\"\"},\"done\":false}",
                "{\"message\":{\"content\":\"Hel\"},\"done\":false}",
                "{\"message\":{\"content\":\"lo\"},\"done\":false}",
                "{\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,"
                        + "\"eval_count\":4}");

        Generation answer = asked.ask(Asked.chat("Hi"), new Decoding(20, List.of("x"), 0, 1, 5,
                new Constraint.Schema(json("{'type': 'string'}"))));

        assertEquals(new Generation("Hello", List.of(), Ending.COMPLETE, 9, 0, 4), answer);
        assertEquals(List.of("Hel", "lo"), asked.pieces);
        assertEquals("POST /api/chat HTTP/1.1", server.requests.getFirst().line());
        assertEquals(json("""
                {'model': 'm', 'stream': true, 'truncate': false, 'options': {'num_ctx': 4096, 'num_predict': 20,
                 'temperature': 0.0, 'top_p': 1.0, 'seed': 5, 'stop': ['x']},
                 'messages': [{'role': 'user', 'content': 'Hi'}], 'format': {'type': 'string'}}"""),
                server.requests.getFirst().body());
    }

    @Test
    void ollama_is_told_of_tools_and_their_results() throws Exception {
        ollama("{\"message\":{\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"read\",\"arguments\":"
                + "{\"path\":\"b\"}}}]},\"done\":false}", "{\"message\":{},\"done\":true,\"done_reason\":\"stop\"}");

        Generation answer = asked.ask(USED, Decoding.greedy(20));

        assertEquals(Ending.TOOLS, answer.ending());
        assertEquals(List.of(new ToolUse("call_3", "read", Json.object().put("path", "b").build())), answer.uses());
        List<Json> sent = server.requests.getFirst().body().get("messages").items();
        assertEquals(json("{'path': 'a'}"),
                sent.get(2).get("tool_calls").items().getFirst().get("function").get("arguments"));
        assertEquals(json("{'role': 'tool', 'content': 'A', 'tool_name': 'read', 'tool_call_id': 'a/1'}"), sent.get(3));
    }

    @Test
    void ollama_fills_a_gap_and_says_what_is_wrong() throws Exception {
        ollama("{\"response\":\"x\",\"done\":true,\"done_reason\":\"length\",\"eval_count\":1}");
        assertEquals(Ending.LENGTH, asked.ask(new Prompt.Text("a", "b"), Decoding.greedy(1)).ending());
        assertEquals("POST /api/generate HTTP/1.1", server.requests.getFirst().line());

        ollama("{\"error\":\"model runner has unexpectedly stopped\"}");
        asked.ask(new Prompt.Text("a", ""), Decoding.greedy(1));
        assertEquals("It says: model runner has unexpectedly stopped.", asked.failure().why());
    }

    @Test
    void a_full_window_is_told_from_a_long_answer() throws Exception {
        ollama("{\"response\":\"x\",\"done\":true,\"done_reason\":\"length\",\"prompt_eval_count\":4090,"
                + "\"eval_count\":6}");
        assertEquals(Ending.WINDOW, asked.ask(new Prompt.Text("a", ""), Decoding.greedy(100)).ending());
    }

    @Test
    void anthropic_streams_events() throws Exception {
        anthropic("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":5,"
                + "\"cache_read_input_tokens\":20,\"output_tokens\":1}}}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}}",
                "{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t1\","
                        + "\"name\":\"read\",\"input\":{}}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\","
                        + "\"partial_json\":\"{\\\"path\\\": \"}}",
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\","
                        + "\"partial_json\":\"\\\"c\\\"}\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},"
                        + "\"usage\":{\"output_tokens\":11}}",
                "{\"type\":\"message_stop\"}");

        Generation answer = asked.ask(USED, new Decoding(77, List.of("\n", "END"), 1.5, 1, 3, new Constraint.Free()));

        assertEquals(new Generation("Hello", List.of(new ToolUse("t1", "read", Json.object().put("path", "c").build())),
                Ending.TOOLS, 25, 20, 11), answer);
        ProviderServer.Request request = server.requests.getFirst();
        assertEquals("POST /v1/messages HTTP/1.1", request.line());
        assertEquals(Asked.KEY, request.header("x-api-key"));
        assertEquals("2023-06-01", request.header("anthropic-version"));
        assertEquals(json("""
                {'model': 'm', 'stream': true, 'max_tokens': 77, 'system': 'Be short.\\n\\nBe kind.', 'messages': [
                 {'role': 'user', 'content': [{'type': 'text', 'text': 'Read both'}]},
                 {'role': 'assistant', 'content': [{'type': 'text', 'text': 'Well.'},
                  {'type': 'tool_use', 'id': 'a_1', 'name': 'read', 'input': {'path': 'a'}},
                  {'type': 'tool_use', 'id': 'a_2', 'name': 'read', 'input': {'unreadable': '{broken'}}]},
                 {'role': 'user', 'content': [
                  {'type': 'tool_result', 'tool_use_id': 'a_1', 'content': 'A', 'is_error': false},
                  {'type': 'tool_result', 'tool_use_id': 'a_2', 'content': 'no', 'is_error': true},
                  {'type': 'text', 'text': 'Go on'}]}],
                 'tools': [{'name': 'read', 'description': 'Reads.', 'input_schema': {'type': 'object'}}],
                 'temperature': 1.0, 'stop_sequences': ['END']}"""), request.body());
    }


    @Test
    void anthropic_has_schemas_and_completes_no_code() throws Exception {
        anthropic("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"{}\"}}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":1}}",
                "{\"type\":\"message_stop\"}");
        asked.ask(Asked.chat("go"), Decoding.greedy(9).within(new Constraint.Schema(json("{'type': 'object'}"))));
        assertEquals(json("{'format': {'type': 'json_schema', 'schema': {'type': 'object'}}}"),
                server.requests.getFirst().body().get("output_config"));

        assertTrue(asked.failure(new Prompt.Text("a", ""), Decoding.greedy(1)).why().contains("questions only"));
        assertEquals(1, server.requests.size());
    }

    @Test
    void a_refusal_is_no_empty_answer() throws Exception {
        anthropic("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\"},\"usage\":{}}",
                "{\"type\":\"message_stop\"}");
        assertEquals("It says: the model refuses to answer that.", asked.failure().why());
    }

    @Test
    void an_overloaded_server_is_asked_once_more() throws Exception {
        anthropic("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
        server.says(ProviderServer.events("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"text\":\"ok\"}}",
                "{\"type\":\"message_stop\"}"));
        assertEquals("ok", asked.ask("go").text());
        assertEquals(2, server.requests.size());
    }
}
