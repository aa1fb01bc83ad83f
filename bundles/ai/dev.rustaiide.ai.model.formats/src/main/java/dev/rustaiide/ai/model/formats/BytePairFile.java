package dev.rustaiide.ai.model.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.rustaiide.ai.model.formats.BytePairEncoder.Merge;
import dev.rustaiide.foundation.serialization.Json;

/** Reads encoders from Hugging Face's {@code tokenizer.json}. */
public final class BytePairFile {
    private static final int BYTES = 0x100;

    private BytePairFile() {}

    /** The encoder of {@code tokenizer}; empty if that does anything besides: only its own library knows it then. */
    public static Optional<BytePairEncoder> encoder(Json tokenizer) {
        return isPlain(tokenizer) ? encoder(tokenizer.get("model").get("vocab"), tokenizer.get("model").get("merges"))
                : Optional.empty();
    }

    private static boolean isPlain(Json tokenizer) {
        Json model = tokenizer.get("model");
        Json cut = tokenizer.get("pre_tokenizer");
        boolean cutsBytes = cut.string("type", "").equals("ByteLevel") && !cut.flag("add_prefix_space", true)
                && cut.flag("use_regex", true);
        boolean joinsOnly = model.string("type", "BPE").equals("BPE") && isNothing(model.get("dropout"))
                && model.string("continuing_subword_prefix", "").isEmpty()
                && model.string("end_of_word_suffix", "").isEmpty() && !model.flag("byte_fallback", false)
                && !model.flag("ignore_merges", false);
        // One of bytes behind it only says where each token stands.
        boolean leavesIt = isNothing(tokenizer.get("normalizer")) && (isNothing(tokenizer.get("post_processor"))
                || tokenizer.get("post_processor").string("type", "").equals("ByteLevel"));
        boolean plainNames = tokenizer.get("added_tokens").items().stream().noneMatch(each ->
                each.flag("single_word", false) || each.flag("lstrip", false) || each.flag("rstrip", false));
        return cutsBytes && joinsOnly && leavesIt && plainNames;
    }

    private static boolean isNothing(Json value) {
        return value.members().isEmpty() && value.items().isEmpty() && value.asString().isEmpty()
                && value.asDouble().isEmpty();
    }

    private static Optional<BytePairEncoder> encoder(Json vocabulary, Json merges) {
        Map<String, Integer> numbers = new HashMap<>();
        vocabulary.members().forEach((token, id) -> numbers.put(token, (int) id.asLong().orElse(-1)));
        int[] bytes = new int[BYTES];
        for (int value = 0; value < BYTES; value++) {
            bytes[value] = numbers.getOrDefault(String.valueOf(ByteLetters.of(value)), -1);
        }
        List<Merge> all = new ArrayList<>();
        for (Json each : merges.items()) {
            // Newer files have two strings, older ones a blank between.
            List<String> two = each.items().isEmpty() ? List.of(each.asString().orElse("").split(" "))
                    : each.items().stream().map(half -> half.asString().orElse("")).toList();
            int left = two.size() == 2 ? numbers.getOrDefault(two.get(0), -1) : -1;
            int right = two.size() == 2 ? numbers.getOrDefault(two.get(1), -1) : -1;
            int made = two.size() == 2 ? numbers.getOrDefault(two.get(0) + two.get(1), -1) : -1;
            if (left < 0 || right < 0 || made < 0) {
                return Optional.empty();
            }
            all.add(new Merge(left, right, made));
        }
        for (int value : bytes) {
            if (value < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new BytePairEncoder(bytes, all));
    }
}
