package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * What the files beside a model's weights say of it, as Hugging Face writes them: {@code config.json},
 * {@code generation_config.json}, {@code tokenizer_config.json}. Each may be missing.
 *
 * @param window how many tokens it takes
 * @param ends the numbers of the tokens with which a text is complete
 * @param chatTemplate in Jinja; empty if there is none
 * @param gapOrder how it reads text with a gap
 */
record ModelSettings(int window, Set<Integer> ends, String chatTemplate, GapOrder gapOrder) {
    /** If nothing says how many. */
    private static final int WINDOW = 2048;
    /** More would not be held in memory: a window is what a cache may grow to. */
    private static final int WIDEST = 32_768;
    private static final int MOST_TOKENS = 1 << 24;
    /** What ends a message or a text in models of the families that are known. */
    private static final List<String> ENDS = List.of("<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|end_of_text|>",
            "<end_of_turn>", "<|end|>", "<|eot|>", "</s>", "<EOT>", "▁<EOT>", "<|fim_pad|>", "<|file_sep|>",
            "<|repo_name|>", "<file_sep>", "<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>");

    ModelSettings {
        ends = Set.copyOf(ends);
    }

    /** @throws FailureException if one of the files is there and is no JSON */
    static ModelSettings read(Path weights, Vocabulary vocabulary) throws FailureException {
        Path folder = weights.toAbsolutePath().getParent();
        // Optimum puts weights into a folder of their own, below the others.
        Path beside = Files.exists(folder.resolve("config.json")) ? folder : folder.getParent();
        if (beside == null || !Files.exists(beside.resolve("config.json"))) {
            beside = folder;
        }
        Json config = json(beside.resolve("config.json"));
        Json generation = json(beside.resolve("generation_config.json"));
        Json tokenizer = json(beside.resolve("tokenizer_config.json"));
        Set<Integer> ends = new HashSet<>();
        addNumbers(config.get("eos_token_id"), ends);
        addNumbers(generation.get("eos_token_id"), ends);
        Json named = tokenizer.get("eos_token");
        vocabulary.added(named.asString().orElse(named.string("content", ""))).ifPresent(ends::add);
        ENDS.forEach(end -> vocabulary.added(end).ifPresent(ends::add));
        long window = config.number("max_position_embeddings", config.number("n_positions", WINDOW));
        return new ModelSettings((int) Math.min(WIDEST, Math.max(1, window)), ends, template(tokenizer, beside),
                GapOrder.of(config));
    }

    private static void addNumbers(Json value, Set<Integer> numbers) {
        value.asLong().stream().filter(number -> number >= 0 && number < MOST_TOKENS)
                .forEach(number -> numbers.add((int) number));
        value.items().forEach(item -> addNumbers(item, numbers));
    }

    private static String template(Json tokenizer, Path folder) throws FailureException {
        Json template = tokenizer.get("chat_template");
        if (!template.items().isEmpty()) { // several, each with a name
            template = template.items().getFirst().get("template");
        }
        return template.asString().orElse(text(folder.resolve("chat_template.jinja")));
    }

    private static Json json(Path file) throws FailureException {
        String text = text(file);
        try {
            return text.isEmpty() ? Json.NULL : Json.parse(text);
        } catch (JsonException wrong) {
            throw unreadable(file, wrong);
        }
    }

    private static String text(Path file) throws FailureException {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException wrong) {
            throw unreadable(file, wrong);
        }
    }

    private static FailureException unreadable(Path file, Exception wrong) {
        return new FailureException(new Failure.BadContent(file, "It cannot be read: " + wrong.getMessage() + '.',
                "Install the model again, or choose another one."), wrong);
    }
}
