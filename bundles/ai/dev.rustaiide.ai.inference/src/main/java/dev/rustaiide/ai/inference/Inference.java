package dev.rustaiide.ai.inference;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.async.Call;

/** Loads models. A service; any thread may use it. Each model is loaded once, however many use it. */
@ProviderType
public interface Inference {
    /**
     * The embedder that {@code model} is. Whoever gets one closes it; the last one that is closed unloads the model.
     *
     * <p>Fails with a {@code FailureException} if the model's files are missing or are no such model.
     */
    Call<TextEmbedder> embedder(Model model);

    /**
     * The generator that {@code model} is, with weights in ONNX or GGUF. Whoever gets one closes it; the last one that
     * is closed unloads the model, after a while.
     *
     * <p>Fails with a {@code FailureException} if the model's files are missing or broken, or are no such model, or it
     * needs more memory than there is.
     */
    Call<TextGenerator> generator(Model model);
}
