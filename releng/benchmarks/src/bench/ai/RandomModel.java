package bench.ai;

import java.io.IOException;
import java.nio.file.Path;
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
import dev.rustaiide.foundation.serialization.Json;

/**
 * A decoder with random weights on the disk: it costs what one with meaning costs. Its tokenizer makes a token of each
 * digit and space.
 */
record RandomModel(String name, Path folder) implements Model {
    /** Letters whose pairs are tokens too, as many as the vocabulary needs. */
    private static final int FIRST_PAIRED = 'A';

    static RandomModel write(String name, DecoderShape shape, Precision precision, Path folder) throws IOException {
        OnnxDecoder.write(new RandomWeights(shape, 1), precision, folder);
        java.nio.file.Files.writeString(folder.resolve("tokenizer.json"), tokenizer(shape.vocabulary()).print());
        return new RandomModel(name, folder);
    }

    @Override
    public ModelCard card() {
        return new ModelCard(new ModelId(name, "1"), ModelTask.COMPLETE, name, "none", "random");
    }

    @Override
    public Files files() {
        return new Files(weights(), folder.resolve("tokenizer.json"));
    }

    Path weights() {
        return folder.resolve(OnnxDecoder.MODEL);
    }

    private static Json tokenizer(int size) {
        var tokens = Json.object();
        List<String> letters = new ArrayList<>();
        for (int value = 0; value < 0x100; value++) {
            letters.add(String.valueOf(ByteLetters.of(value)));
            tokens.put(letters.get(value), value);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; pairs.size() < size - 256; i++) {
            pairs.add(letters.get(FIRST_PAIRED + i / 190) + ' ' + letters.get(FIRST_PAIRED + i % 190));
            tokens.put(pairs.getLast().replace(" ", ""), 255 + pairs.size());
        }
        Json model = Json.object().put("type", "BPE").put("vocab", tokens.build()).put("merges", Json.strings(pairs))
                .build();
        Json bytes = Json.object().put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", true)
                .put("use_regex", false).build();
        return Json.object().put("version", "1.0").put("added_tokens", Json.array(List.of()))
                .put("pre_tokenizer", bytes).put("decoder", bytes).put("model", model).build();
    }
}
