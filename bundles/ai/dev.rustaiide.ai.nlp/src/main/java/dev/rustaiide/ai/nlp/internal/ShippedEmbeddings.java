package dev.rustaiide.ai.nlp.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;

/**
 * By the model that was chosen or came with the product when it was first needed; loaded then, and kept. Another choice
 * counts from the next start on.
 */
final class ShippedEmbeddings implements Embeddings {
    private final Models models;
    private final Inference inference;
    private @Nullable Model model;
    private volatile @Nullable CodeSpace space;
    private @Nullable TextEmbedder embedder;

    ShippedEmbeddings(Models models, Inference inference) {
        this.models = models;
        this.inference = inference;
    }

    private synchronized Optional<Model> found() {
        if (model == null) {
            model = models.of(ModelTask.EMBED).orElse(null);
        }
        return Optional.ofNullable(model);
    }

    @Override
    public String model() {
        return found().map(each -> each.card().id() + (isKnown(each) ? " " + CodeSpace.VERSION : "")).orElse("");
    }

    private static boolean isKnown(Model model) {
        return model.card().id().name().equals(CodeSpace.MODEL);
    }

    @Override
    public String lacking() {
        return found().isPresent() ? "" : "No model for embeddings is installed.";
    }

    @Override
    public List<float[]> passages(List<String> gists) throws InterruptedException, ExecutionException {
        List<float[]> vectors = loaded().embed(gists).await();
        return space == null ? vectors : vectors.stream().map(space::passage).toList();
    }

    @Override
    public float[] question(String text) throws InterruptedException, ExecutionException {
        float[] vector = loaded().embed(List.of(text)).await().getFirst();
        return space == null ? vector : space.question(vector);
    }

    private synchronized TextEmbedder loaded() throws InterruptedException, ExecutionException {
        if (embedder == null) {
            Model chosen = found().orElseThrow(() -> new ExecutionException(lacking(), null));
            space = isKnown(chosen) ? CodeSpace.shipped() : null;
            embedder = inference.embedder(chosen).await();
        }
        return embedder;
    }
}
