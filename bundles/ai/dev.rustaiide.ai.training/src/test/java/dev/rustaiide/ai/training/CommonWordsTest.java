package dev.rustaiide.ai.training;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonWordsTest {
    private final CommonWords common = CommonWords.of(List.of("fn wait_for(tide) { \"Wait\" }",
            "wait(tide, tide, swordfish)", "\"wait for the TIDE\" swordfish", "swordfish1 ebb"));

    @Test
    void a_word_is_common_that_three_texts_have() {
        assertTrue(common.isAll("\"wait: {}, Tide!\""));
        assertFalse(common.isAll("wait for tide"), "two have it, and a longer word is another");
        assertFalse(common.isAll("swordfish"), "the third has another");
        assertFalse(common.isAll("ebb"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "1234", "p4ssw0rd", "b2a91f"})
    void what_looks_made_up_is_nowhere_common(String word) {
        CommonWords everywhere = CommonWords.of(List.of(word + " utf16", word + " utf16", word + " utf16"));
        assertFalse(everywhere.isAll(word));
        assertTrue(everywhere.isAll("utf16"));
    }

    @Test
    void signs_are_everywhere_unless_nothing_is_common() {
        assertTrue(common.isAll("{:?} -> {}"));
        assertFalse(CommonWords.NONE.isAll("{}"));
        assertFalse(CommonWords.of(List.of("a", "a")).isAll("a"));
    }
}
