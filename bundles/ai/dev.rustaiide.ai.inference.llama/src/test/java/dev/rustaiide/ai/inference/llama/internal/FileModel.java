package dev.rustaiide.ai.inference.llama.internal;

import java.nio.file.Path;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;

/** A model that lies in a file. */
record FileModel(Path file) implements Model {
    @Override
    public ModelCard card() {
        var id = new ModelId(file.getFileName().toString(), "1");
        return new ModelCard(id, ModelTask.CHAT, "Random", "MIT", "a test");
    }

    @Override
    public Files files() {
        return new Files(file, file);
    }
}
