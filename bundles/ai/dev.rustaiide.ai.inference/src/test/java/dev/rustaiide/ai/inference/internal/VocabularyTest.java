package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.serialization.Json;

class VocabularyTest {
    private static String text(Vocabulary vocabulary, int token) {
        return new String(vocabulary.bytes(token), StandardCharsets.UTF_8);
    }

    @Test
    void letters_stand_for_bytes() {
        Vocabulary vocabulary = Vocabulary.of(TestModels.tokenizer());

        assertEquals(TestModels.vocabulary(), vocabulary.size());
        for (int value = 0; value < 256; value++) {
            assertArrayEquals(new byte[] {(byte) value}, vocabulary.bytes(value));
        }
        assertEquals(" the", text(vocabulary, 256 + 3));
        assertEquals("ä", text(vocabulary, 256 + 11));
        assertEquals("", text(vocabulary, vocabulary.added(TestModels.END).orElseThrow()));
    }

    @Test
    void pieces_have_spaces_and_bytes() throws Exception {
        Vocabulary vocabulary = Vocabulary.of(Json.parse("""
                {"decoder": {"type": "Sequence", "decoders": [{"type": "Replace"}, {"type": "ByteFallback"}]},
                 "added_tokens": [{"id": 4, "content": "<s>", "special": true}, {"id": 5, "content": "<x>"}],
                 "model": {"vocab": {"▁fn": 0, "<0x0A>": 1, "ä▁": 2, "<0xC3>": 3}}}
                """));

        assertEquals(" fn", text(vocabulary, 0));
        assertEquals("\n", text(vocabulary, 1));
        assertEquals("ä ", text(vocabulary, 2));
        assertArrayEquals(new byte[] {(byte) 0xc3}, vocabulary.bytes(3));
        assertEquals("", text(vocabulary, 4));
        assertEquals("<x>", text(vocabulary, 5));
        assertEquals("", text(vocabulary, 99));
    }

    @Test
    void unigrams_are_numbered_by_their_places() throws Exception {
        Vocabulary vocabulary = Vocabulary.of(Json.parse("""
                {"model": {"type": "Unigram", "vocab": [["<unk>", 0], ["▁a", -1.5], ["b", -2]]}}
                """));

        assertEquals(" a", text(vocabulary, 1));
        assertEquals(3, vocabulary.size());
    }

    @Test
    void whatever_stands_there_is_read_or_refused() {
        var random = new Random(5);
        String whole = TestModels.tokenizer().print();
        String[] parts = {"{\"model\":{\"vocab\":", "{\"a\":", "-1", "99999999999", "0", "}", "[", "[]",
            "]", "null", ",", "\"added_tokens\":", "{\"id\":3}", "\"<0xZZ>\":1", "{", "1e9", "\"b\":2"};
        for (int round = 0; round < 1500; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            VocabularyFuzz.fuzzerTestOneInput(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        for (String wrong : new String[] {"[[]]", "{\"a\":-1}", "{\"a\":99999999999}", "{\"<0xZZ>\":0}", "[1]", "7"}) {
            String model = "\"model\":{\"vocab\":" + wrong + "}}";
            VocabularyFuzz.fuzzerTestOneInput(('{' + model).getBytes(StandardCharsets.UTF_8));
            VocabularyFuzz.fuzzerTestOneInput(("{\"added_tokens\":[{\"id\":-5}]," + model)
                    .getBytes(StandardCharsets.UTF_8));
        }
        for (int round = 0; round < 100; round++) {
            char[] text = whole.toCharArray();
            text[random.nextInt(text.length)] = (char) random.nextInt(32, 127);
            VocabularyFuzz.fuzzerTestOneInput(new String(text).getBytes(StandardCharsets.UTF_8));
        }
    }
}
