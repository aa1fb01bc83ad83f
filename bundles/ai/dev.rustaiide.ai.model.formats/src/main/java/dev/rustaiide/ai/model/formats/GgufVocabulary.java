package dev.rustaiide.ai.model.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a byte-pair encoding as a GGUF file has them: bytes are {@link ByteLetters}.
 *
 * @param tokens by their ids
 * @param merges two tokens with a blank between them, in the order in which they are made
 * @param special ids of those that stand for something and never come out of text
 * @param pretokenizer how llama.cpp calls the way in which texts are cut into words first, e.g. {@code gpt-2},
 *     {@code llama-bpe}, {@code qwen2}
 * @param roles ids by the name of what they are for, {@link #BEGIN} and the like
 */
public record GgufVocabulary(List<String> tokens, List<String> merges, List<Integer> special, String pretokenizer,
        Map<String, Integer> roles) {
    /** What each text begins with. */
    public static final String BEGIN = "bos";
    /** What a text ends with. */
    public static final String END = "eos";
    /** What the text before a gap follows. */
    public static final String GAP_BEFORE = "fim_pre";
    /** What the text behind a gap follows. */
    public static final String GAP_AFTER = "fim_suf";
    /** What the text in the gap follows. */
    public static final String GAP = "fim_mid";

    private static final int BYTES = 0x100;

    public GgufVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
        special = List.copyOf(special);
        roles = Map.copyOf(roles);
    }

    /** One of a model that has learned nothing: each byte, and two tokens that begin and end texts. */
    public static GgufVocabulary ofBytes() {
        List<String> tokens = new ArrayList<>();
        for (int value = 0; value < BYTES; value++) {
            tokens.add(String.valueOf(ByteLetters.of(value)));
        }
        tokens.addAll(List.of("<begin>", "<end>"));
        return new GgufVocabulary(tokens, List.of("t h"), List.of(BYTES, BYTES + 1), "gpt-2",
                Map.of(BEGIN, BYTES, END, BYTES + 1));
    }
}
