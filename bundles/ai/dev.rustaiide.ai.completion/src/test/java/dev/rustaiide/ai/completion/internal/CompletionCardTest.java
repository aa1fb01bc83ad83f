package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.CompletionCard;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.serialization.Json;

class CompletionCardTest {
    private static byte[] resource(String name) throws Exception {
        try (InputStream in = CompletionCard.class.getResourceAsStream("/models/" + name)) {
            return in.readAllBytes();
        }
    }

    @Test
    void the_words_of_each_language_have_a_card_that_is_of_the_shipped_file() throws Exception {
        assertEquals(List.of("words-java", "words-python", "words-typescript"), CompletionCard.ofOtherLanguages()
                .stream().map(CompletionCard::name).toList());
        for (CompletionCard each : CompletionCard.ofOtherLanguages()) {
            byte[] words = resource(each.name() + ".bin");
            assertEquals(Sha256.hex(words), each.card().string("sha256"), each.name());
            assertEquals(words.length, each.card().number("bytes"), each.name());
            long listed = new String(resource(each.name() + "-corpus.tsv"), StandardCharsets.UTF_8).lines().count();
            assertEquals(listed, each.card().get("data").number("projects"), each.name());
        }
    }

    @Test
    void all_of_them_say_when_they_were_made_by_what_and_how_good_they_are() throws Exception {
        for (CompletionCard each : CompletionCard.shipped()) {
            Json card = each.card();
            assertTrue(card.string("date").matches("\\d{4}-\\d\\d-\\d\\d"), each.name());
            assertFalse(card.get("figures").members().isEmpty(), each.name());
            assertFalse(card.get("madeBy").isNull(), each.name());
            assertFalse(card.string("title").isEmpty(), each.name());
        }
    }

    @Test
    void the_files_of_the_card_of_rust_are_the_shipped_ones() throws Exception {
        for (Json file : CompletionCard.shipped().getFirst().card().get("models").items()) {
            assertEquals(Sha256.hex(resource(file.string("file"))), file.string("sha256"), file.string("file"));
        }
    }
}
