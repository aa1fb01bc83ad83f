package dev.rustaiide.ai.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

class WrittenTextTest {
    /** However the bytes come, what is shown is all up to the first stop, and never a part of one. */
    @Property(tries = 500)
    void shows_all_before_the_stop_in_whole_characters(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        String alphabet = "ab-ä語🦀";
        var source = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            int letter = random.nextInt(6);
            source.append(letter == 5 ? "🦀" : alphabet.substring(letter, letter + 1));
        }
        List<String> stops = List.of("ab", "--a", "語🦀");
        var text = new WrittenText(stops, false, 0);
        byte[] bytes = source.toString().getBytes(StandardCharsets.UTF_8);
        var shown = new StringBuilder();
        for (int from = 0; from < bytes.length && !text.isStopped();) {
            int to = Math.min(bytes.length, from + random.nextInt(1, 5));
            String piece = text.add(Arrays.copyOfRange(bytes, from, to));
            assertTrue(piece.isEmpty() || !Character.isHighSurrogate(piece.charAt(piece.length() - 1)), piece);
            shown.append(piece);
            from = to;
        }
        shown.append(text.end());
        int end = stops.stream().mapToInt(source::indexOf).filter(at -> at >= 0).min().orElse(source.length());

        assertEquals(source.substring(0, end), shown.toString());
        assertEquals(shown.toString(), text.given());
    }

    private static String shown(WrittenText text, String source) {
        var shown = new StringBuilder();
        for (byte each : source.getBytes(StandardCharsets.UTF_8)) {
            shown.append(text.add(new byte[] {each}));
        }
        return shown.toString();
    }

    @Test
    void half_a_character_at_the_end_is_left_out() throws Exception {
        var text = new WrittenText(List.of(), false, 0);
        assertEquals("a", text.add(new byte[] {'a', (byte) 0xc3}));
        assertEquals("", text.end());
        assertEquals("a", text.given());
    }

    @Test
    void what_it_asks_of_tools_is_not_shown() throws Exception {
        var text = new WrittenText(List.of("</s>"), true, 2);
        String shown = shown(text, "I look.\n<tool_call>\n{\"name\": \"read\", \"arguments\": {\"path\": \"</s>\"}}\n"
                + "</tool_call>\n<tool_call>{\"name\":\"list\"}</tool_call>");

        assertEquals("I look.\n", shown + text.end());
        assertEquals("I look.", text.given());
        assertEquals(List.of(
                new ToolUse("call_3", "read", Json.object().put("path", "</s>").build()),
                new ToolUse("call_4", "list", Json.object().build())), text.uses());
    }

    @Test
    void without_tools_a_call_is_text() throws Exception {
        var text = new WrittenText(List.of(), false, 0);
        String source = "<tool_call>{}</tool_call>";

        assertEquals(source, shown(text, source) + text.end());
        assertEquals(List.of(), text.uses());
    }

    @Test
    void a_call_that_nobody_understands_fails() {
        for (String call : new String[] {"", "{", "[]", "{\"name\":1}", "{\"name\":\"a\",\"arguments\":\"{\"}"}) {
            var text = new WrittenText(List.of(), true, 0);
            shown(text, "<tool_call>" + call + "</tool_call>");
            assertThrows(FailureException.class, text::end, call);
        }
    }

    @Test
    void what_a_conversation_says_of_tools_can_be_read_again() throws Exception {
        var use = new ToolUse("call_1", "read", Json.object().put("path", "a.rs").build());
        String answer = ToolCalls.answer("I look.", List.of(use));

        assertEquals(List.of(use), ToolCalls.parse(answer, 0));
        assertTrue(ToolCalls.instructions(List.of(new Tool("read", "Reads", Json.object().build())))
                .contains("\"name\":\"read\""));
        assertEquals("", ToolCalls.instructions(List.of()));
    }
}
