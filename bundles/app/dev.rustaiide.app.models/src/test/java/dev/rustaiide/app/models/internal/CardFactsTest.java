package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.completion.CompletionCard;
import dev.rustaiide.foundation.serialization.Json;

class CardFactsTest {
    @Test
    void each_shipped_card_says_data_licences_figures_date_and_hash() {
        for (CompletionCard card : CompletionCard.shipped()) {
            String facts = CardFacts.of(card.card());
            assertTrue(facts.contains("Data: ") && facts.contains("Licences of the data: ")
                    && facts.contains("Made on 2026-") && facts.contains("key"), card.name() + '\n' + facts);
            assertTrue(card.name().equals("completion") || facts.contains("SHA-256 "), facts);
        }
    }

    @Test
    void numbers_stand_in_a_line_and_those_of_a_part_in_one_of_its_own() throws Exception {
        String card = """
                {"kind": "decoder", "corpus": "crates.", "figures": {"on": "2 crates", "nextTokenTop5": 80.8,
                "with": {"keystrokesSaved": 85}}}""";
        assertEquals("""
                Decoder.
                Data: crates.
                Figures on 2 crates: next token top 5 80.8.
                  with: keystrokes saved 85""", CardFacts.of(Json.parse(card)));
    }

    @Test
    void a_card_that_says_nothing_has_no_lines() throws Exception {
        assertEquals("", CardFacts.of(Json.parse("{}")));
        assertEquals("", CardFacts.of(Json.parse("[1]")));
    }
}
