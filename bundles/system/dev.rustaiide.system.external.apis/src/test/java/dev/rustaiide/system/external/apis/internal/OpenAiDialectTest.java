package dev.rustaiide.system.external.apis.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** Against a server of the test that speaks as OpenAI does. */
class OpenAiDialectTest {
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

    static String text(String piece) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":" + Json.of(piece).print() + "}}]}";
    }

    static String end(String reason) {
        return "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}";
    }

    private static final String USAGE = "{\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":8}}}";

    private static Json json(String text) throws JsonException {
        return Json.parse(text.replace('\'', '"'));
    }

    @Test
    void a_chat_streams_and_is_counted() throws Exception {
        server.says(ProviderServer.events("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}", text("Hel"),
                text("lo, wörld"), end("stop"), USAGE, "[DONE]"));

        Generation answer = asked.ask(new Prompt.Chat(List.of(new Message.Instructions("Be short."),
                new Message.Question("Hi")), List.of()), new Decoding(50, List.of("END"), 0.5, 0.9, 7,
                        new Constraint.Free()));

        assertEquals(List.of("Hel", "lo, wörld"), asked.pieces);
        assertEquals(new Generation("Hello, wörld", List.of(), Ending.COMPLETE, 12, 8, 3), answer);
        assertEquals("POST /v1/chat/completions HTTP/1.1", server.requests.getFirst().line());
        assertEquals(json("""
                {'model': 'm', 'stream': true,
                 'messages': [{'role': 'system', 'content': 'Be short.'}, {'role': 'user', 'content': 'Hi'}],
                 'max_tokens': 50, 'temperature': 0.5, 'seed': 7, 'stream_options': {'include_usage': true},
                 'top_p': 0.9, 'stop': ['END']}"""), server.requests.getFirst().body());
        assertEquals("", server.requests.getFirst().header("Authorization"));
    }

    @Test
    void tools_are_offered_and_what_is_asked_of_them_is_put_together() throws Exception {
        server.says(ProviderServer.events("""
                {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"read","arguments":""}}]}}]}
                """.strip(), """
                {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\\"path\\":"}}]}}]}""", """
                {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"a.rs\\"}"}},\
                {"index":1,"function":{"name":"list","arguments":"{broken"}}]}}]}""", end("tool_calls"), "[DONE]"));
        var tool = new Tool("read", "Reads a file.", json("{'type': 'object'}"));
        var first = new ToolUse("x9", "list", Json.object().build());

        Generation answer = asked.ask(new Prompt.Chat(List.of(new Message.Question("Read it"),
                new Message.Answer("", List.of(first)), new Message.Result("x9", "no such folder", true)),
                List.of(tool)), Decoding.greedy(100));

        assertEquals(Ending.TOOLS, answer.ending());
        assertEquals(List.of(new ToolUse("c1", "read", Json.object().put("path", "a.rs").build()),
                new ToolUse("call_3", "list", Json.of("{broken"))), answer.uses());
        Json sent = server.requests.getFirst().body();
        assertEquals(json("""
                [{'type': 'function', 'function': {'name': 'read', 'description': 'Reads a file.',
                  'parameters': {'type': 'object'}}}]"""), sent.get("tools"));
        assertEquals(json("""
                {'role': 'assistant', 'content': '', 'tool_calls': [{'id': 'x9', 'type': 'function',
                 'function': {'name': 'list', 'arguments': '{}'}}]}"""), sent.get("messages").items().get(1));
        assertEquals(json("""
                {'role': 'tool', 'content': 'The tool failed: no such folder', 'tool_call_id': 'x9'}"""),
                sent.get("messages").items().get(2));
    }

    @Test
    void a_stop_that_the_server_does_not_know_ends_the_text_and_is_never_given() throws Exception {
        server.says(ProviderServer.events(text("one\nEN"), text("DING\nE"), text("ND two"), end("stop"), "[DONE]"));

        Generation answer = asked.ask(Asked.chat("go"), Decoding.greedy(100, "\nEND\n", "\nEND ", "never"));

        assertEquals("one\nENDING", answer.text());
        assertEquals(Ending.STOP, answer.ending());
        assertEquals("one\nENDING", String.join("", asked.pieces));
    }

    @Test
    void half_a_character_waits_for_the_rest() throws Exception {
        server.says(ProviderServer.events("{\"choices\":[{\"delta\":{\"content\":\"a\\ud83d\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"\\ude00b\"}}]}", end("length"), "[DONE]"));

        assertEquals(Ending.LENGTH, asked.ask("go").ending());
        assertEquals(List.of("a", "😀b"), asked.pieces);
    }

    @Test
    void text_goes_on_from_both_sides_of_a_gap() throws Exception {
        server.says(ProviderServer.events("{\"choices\":[{\"text\":\"x + y\",\"finish_reason\":\"stop\"}]}", "[DONE]"));

        assertEquals("x + y", asked.ask(new Prompt.Text("fn add() { ", " }", "secret/name.rs",
                List.of(new Prompt.Piece("other.rs", "fn piece() {}\n"))), Decoding.greedy(16)).text());

        assertEquals("POST /v1/completions HTTP/1.1", server.requests.getFirst().line());
        assertEquals("fn add() { ", server.requests.getFirst().body().string("prompt", ""));
        assertEquals(" }", server.requests.getFirst().body().string("suffix", ""));
        String sent = server.requests.getFirst().body().print();
        assertFalse(sent.contains("name.rs") || sent.contains("other.rs") || sent.contains("piece"), sent);
    }

    @Test
    void the_beginning_of_a_long_text_is_left_out() throws Exception {
        server.says(ProviderServer.events("{\"choices\":[{\"text\":\"!\",\"finish_reason\":\"stop\"}]}"));

        asked.ask(new Prompt.Text("a".repeat(20_000) + "b".repeat(9_000), "c".repeat(288)), Decoding.greedy(1000));

        String sent = server.requests.getFirst().body().string("prompt", "");
        assertEquals((4096 - 1000) * 3 - 288, sent.length());
        assertTrue(sent.endsWith("b".repeat(9000)));
    }

    @Test
    void a_schema_is_said_and_a_grammar_is_refused_before_anything_leaves() throws Exception {
        Json schema = json("{'type': 'object'}");
        server.says(ProviderServer.events(text("{}"), end("stop")));

        asked.ask(Asked.chat("go"), Decoding.greedy(9).within(new Constraint.Schema(schema)));
        assertEquals(schema, server.requests.getFirst().body().get("response_format").get("json_schema").get("schema"));

        assertEquals("Its protocol (openai) knows no grammars.", asked.failure(Asked.chat("go"),
                Decoding.greedy(9).within(new Constraint.Grammar("root ::= \"a\""))).why());
        assertEquals(1, server.requests.size());
    }

    @Test
    void what_a_server_does_not_accept_is_left_away_if_an_answer_can_do_without() throws Exception {
        server.says(400, "application/json", """
                {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use \
                'max_completion_tokens' instead.","param":"max_tokens"}}""");
        server.says(400, "application/json", """
                {"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model."}}""");
        server.says(ProviderServer.events(text("fine"), end("stop"), "[DONE]"));

        assertEquals("fine", asked.ask("go").text());

        Json last = server.requests.getLast().body();
        assertEquals(3, server.requests.size());
        assertEquals(100, last.number("max_completion_tokens", 0));
        assertFalse(last.members().containsKey("max_tokens") || last.members().containsKey("temperature"));
        assertTrue(last.members().containsKey("seed"));
    }

    @Test
    void a_thought_is_nobodys_but_the_models() throws Exception {
        server.says(ProviderServer.events("{\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}", text("yes"),
                end("stop"), "[DONE]"));

        assertEquals("yes", asked.ask("go").text());
        assertEquals(List.of("yes"), asked.pieces);
    }
}
