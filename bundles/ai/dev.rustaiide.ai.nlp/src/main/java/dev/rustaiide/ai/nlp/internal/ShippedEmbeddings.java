package dev.rustaiide.ai.nlp.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;

/** By the model that is installed for it; loaded when it is first needed, and kept. */
final class ShippedEmbeddings implements Embeddings {
    private final Models models;
    private final Inference inference;
    private @Nullable TextEmbedder embedder;

    ShippedEmbeddings(Models models, Inference inference) {
        this.models = models;
        this.inference = inference;
    }

    @Override
    public String lacking() {
        return models.of(ModelTask.EMBED).isPresent() ? "" : "No model for embeddings is installed.";
    }

    @Override
    public List<float[]> of(List<String> texts) throws InterruptedException, ExecutionException {
        return loaded().embed(texts).await();
    }

    private synchronized TextEmbedder loaded() throws InterruptedException, ExecutionException {
        if (embedder == null) {
            embedder = inference.embedder(models.of(ModelTask.EMBED).orElseThrow(
                    () -> new ExecutionException(lacking(), null))).await();
        }
        return embedder;
    }
}
