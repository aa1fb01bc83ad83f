package bench.ai;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import bench.intelligence.Home;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.internal.OnnxInference;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.Machine;

/** The decoder of the product, asked without any other: it is there, and loaded. */
final class ShippedDecoder implements Orchestrator {
    private static final BackendId ID = new BackendId(BackendId.LOCAL, "rust-decoder@1");

    private final TextGenerator generator;

    ShippedDecoder(Path folder, MemoryPressure pressure) throws Exception {
        for (String name : List.of("model.onnx", "tokenizer.json", "config.json")) {
            try (InputStream in = ShippedDecoder.class.getResourceAsStream('/' + name)) {
                Files.createDirectories(folder);
                Files.copy(in, folder.resolve(name));
            }
        }
        var facts = new Machine.Facts("", "", "", 2, 0, 0, Machine.DisplayServer.NONE, "", "");
        generator = new OnnxInference(new Home(folder), () -> facts, pressure).generator(model(folder)).await();
    }

    private static Model model(Path folder) {
        return new Model() {
            @Override
            public ModelCard card() {
                return new ModelCard(new ModelId("rust-decoder", "1"), ModelTask.COMPLETE, "", "", "");
            }

            @Override
            public Files files() {
                return new Files(folder.resolve("model.onnx"), folder.resolve("tokenizer.json"));
            }
        };
    }

    @Override
    public Route route(ModelTask task) {
        return new Route(List.of(new Route.Candidate(ID, "the shipped one", true, true, "It is here.")));
    }

    @Override
    public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
        return generator.generate(prompt, decoding, pieces)
                .then("answer", (scope, generation) -> new Answer(generation, ID, List.of()));
    }
}
