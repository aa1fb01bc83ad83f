package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.ai.model.formats.ByteLetters;
import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.model.formats.OnnxDecoder;
import dev.rustaiide.ai.model.formats.Precision;
import dev.rustaiide.ai.model.formats.RandomWeights;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.serialization.Json;

/** Decoders with random weights, and a tokenizer whose tokens are bytes and a few pairs of such. */
final class TestModels {
    static final String END = "<|endoftext|>";
    private static final List<String> SPECIAL = List.of(END, "<|im_start|>", "<|im_end|>", "<|fim_prefix|>",
            "<|fim_suffix|>", "<|fim_middle|>");
    /** Each is made of two that were before; {@code Ġ} is a space, {@code Ã} and {@code ¤} are the bytes of ä. */
    private static final List<String> PAIRS = List.of("i n", "t h", "th e", "Ġ the", "{ \"", "\" :", "\" ,", "t r",
            "u e", "tr ue", "\" }", "Ã ¤", "Ġ Ġ", "ĠĠ ĠĠ", "1 2", "12 3", "a b", "ab c", "< |");

    private TestModels() {}

    /** How many tokens the tokenizer has. */
    static int vocabulary() {
        return 256 + PAIRS.size() + SPECIAL.size();
    }

    static DecoderShape shape(int window) {
        return new DecoderShape(vocabulary(), 64, 2, 4, 2, 96, window, 10_000, 1e-5);
    }

    /** Writes a model and what belongs to it into {@code folder}. */
    static Model write(Path folder, String name, int window, Precision precision, long seed) throws IOException {
        OnnxDecoder.write(new RandomWeights(shape(window), seed), precision, folder);
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer().print());
        Files.writeString(folder.resolve("tokenizer_config.json"), Json.object().put("eos_token", END)
                .put("chat_template", "{% for m in messages %}<|im_start|>{{ m.role }}…").build().print());
        return model(name, folder.resolve(OnnxDecoder.MODEL), folder.resolve("tokenizer.json"));
    }

    static Model model(String name, Path weights, Path tokenizer) {
        return new Model() {
            @Override
            public ModelCard card() {
                return new ModelCard(new ModelId(name, "1"), ModelTask.COMPLETE, name, "MIT", "tests");
            }

            @Override
            public Files files() {
                return new Files(weights, tokenizer);
            }
        };
    }

    static Json tokenizer() {
        var tokens = Json.object();
        int id = 0;
        while (id < 0x100) {
            tokens.put(String.valueOf(ByteLetters.of(id)), id++);
        }
        for (String pair : PAIRS) {
            tokens.put(pair.replace(" ", ""), id++);
        }
        List<Json> special = new ArrayList<>();
        for (String name : SPECIAL) {
            special.add(Json.object().put("id", id++).put("content", name).put("single_word", false)
                    .put("lstrip", false).put("rstrip", false).put("normalized", false).put("special", true).build());
        }
        Json model = Json.object().put("type", "BPE").put("dropout", Json.NULL).put("unk_token", Json.NULL)
                .put("fuse_unk", false).put("byte_fallback", false).put("vocab", tokens.build())
                .put("merges", Json.strings(PAIRS)).build();
        Json bytes = Json.object().put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true)
                .put("use_regex", false).build();
        return Json.object().put("version", "1.0").put("truncation", Json.NULL).put("padding", Json.NULL)
                .put("added_tokens", Json.array(special)).put("normalizer", Json.NULL).put("pre_tokenizer", bytes)
                .put("post_processor", Json.NULL).put("decoder", bytes).put("model", model).build();
    }

    static OnnxInference inference(Path cache) {
        return inference(cache, 0, Duration.ofMinutes(1));
    }

    /** @param memory that is free, in bytes; 0 if nobody knows */
    static OnnxInference inference(Path cache, long memory, Duration keep) {
        return new OnnxInference(cache, () -> memory, new MemoryPressure() {
            @Override
            public Level level() {
                return Level.NORMAL;
            }

            @Override
            public Registration listen(String name, Listener listener) {
                return () -> { };
            }
        }, keep);
    }
}
