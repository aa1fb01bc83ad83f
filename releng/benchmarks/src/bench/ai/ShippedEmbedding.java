package bench.ai;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;

/** The model for embeddings. */
final class ShippedEmbedding {
    private ShippedEmbedding() {}

    /** The model that the product brings, from its jar on the class path. */
    static Model shipped(Path folder) throws IOException {
        Path weights = resource("/all-minilm-l6-v2-q.onnx", folder);
        Path tokenizer = resource("/all-minilm-l6-v2-q-tokenizer.json", folder);
        var card = new ModelCard(new ModelId("all-minilm-l6-v2", "q"), ModelTask.EMBED, "MiniLM", "Apache-2.0", "");
        return new Model() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public Files files() {
                return new Files(weights, tokenizer);
            }
        };
    }

    private static Path resource(String name, Path folder) throws IOException {
        Path file = folder.resolve(name.substring(1));
        try (InputStream in = ShippedEmbedding.class.getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
