package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.ai.inference.Message;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Tool;
import dev.rustaiide.ai.inference.ToolUse;
import dev.rustaiide.foundation.serialization.Json;

class PromptReaderTest {
    @TempDir
    static Path cache;
    @TempDir
    Path folder;
    private ModelTokenizer tokenizer;

    @BeforeEach
    void read() throws Exception {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), TestModels.tokenizer().print());
        tokenizer = ModelTokenizer.of(file, Vocabulary.read(file), new Tokenizers(cache));
    }

    private PromptReader reader(int window, String template) {
        return new PromptReader(tokenizer, new ModelSettings(window, Set.of(), template, GapOrder.AROUND));
    }

    private void check(Prompt prompt, String template, String expected) throws Exception {
        assertArrayEquals(tokenizer.markup(expected).toArray(), reader(2000, template).read(prompt, 10));
    }

    @Test
    void text_is_as_it_is_and_a_gap_has_its_tokens() throws Exception {
        check(new Prompt.Text("fn a() {", ""), "", "fn a() {");
        check(new Prompt.Text("fn a() {", "}"), "", "<|fim_prefix|>fn a() {<|fim_suffix|>}<|fim_middle|>");
        check(new Prompt.Text("", ""), "", "\n");
    }

    @Test
    void a_conversation_is_written_as_chatml() throws Exception {
        var use = new ToolUse("call_1", "read", Json.object().put("path", "a").build());
        var chat = new Prompt.Chat(List.of(new Message.Instructions("Be brief."), new Message.Question("what?"),
                new Message.Answer("I look.", List.of(use)), new Message.Result("call_1", "nothing", true)), List.of());

        check(chat, "x<|im_start|>y", """
                <|im_start|>system
                Be brief.<|im_end|>
                <|im_start|>user
                what?<|im_end|>
                <|im_start|>assistant
                I look.
                <tool_call>
                {"name":"read","arguments":{"path":"a"}}
                </tool_call><|im_end|>
                <|im_start|>user
                <tool_response>
                It failed: nothing
                </tool_response><|im_end|>
                <|im_start|>assistant
                """);
    }

    @Test
    void where_nobody_gives_instructions_the_user_does() throws Exception {
        var chat = new Prompt.Chat(List.of(new Message.Instructions("Be brief."), new Message.Question("what?")),
                List.of());

        check(chat, "{{ '[INST]' }}", "[INST] Be brief.\n\nwhat? [/INST]");
        check(chat, "<start_of_turn>", "<start_of_turn>user\nBe brief.\n\nwhat?<end_of_turn>\n<start_of_turn>model\n");
    }

    @Test
    void the_model_hears_of_its_tools_with_the_instructions_or_alone() throws Exception {
        var tool = new Tool("read", "Reads", Json.object().build());
        List<Message> alone = List.of(new Message.Question("a"));
        List<Message> both = List.of(new Message.Instructions("b"), new Message.Question("a"));
        for (List<Message> messages : List.of(alone, both)) {
            int[] told = reader(2000, "<|im_start|>").read(new Prompt.Chat(messages, List.of(tool)), 10);
            int[] bare = reader(2000, "<|im_start|>").read(new Prompt.Chat(messages, List.of()), 10);
            assertTrue(told.length > bare.length + 100, told.length + " and " + bare.length);
        }
    }

    @ParameterizedTest
    @CsvSource({"<|im_start|>, ChatML", "<|start_header_id|>, Llama 3", "<start_of_turn>, Gemma",
        "<|user|> <|end|>, Phi", "<|user|> </s>, Zephyr", "[INST], Mistral"})
    void families_are_known_by_their_marks(String jinja, String family) {
        assertTrue(ChatTemplate.of(jinja).isPresent(), family);
        assertTrue(ChatTemplate.of("{{ messages }}").isEmpty());
    }

    /** What is left out fits, is no more than a quarter too much, and stays the same for many letters more. */
    @Property(tries = 1000)
    void where_a_text_begins_moves_in_steps(@ForAll @IntRange(max = 100_000) int length,
            @ForAll @IntRange(min = 1, max = 5000) int most) {
        int left = GapReader.stepped(length, most);

        assertTrue(length - left <= most);
        assertTrue(left == 0 || length - left >= most - Math.max(1, most / 4), length + " of " + most);
        assertEquals(0, left % Math.max(1, most / 4));
    }
}
