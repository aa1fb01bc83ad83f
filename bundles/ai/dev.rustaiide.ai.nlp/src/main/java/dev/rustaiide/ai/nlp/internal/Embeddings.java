package dev.rustaiide.ai.nlp.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

/** Turns texts into vectors, if there is a model for it. */
interface Embeddings {
    /** Another one for each model: vectors of two cannot be compared. Stays the same while the process lives. */
    default String model() {
        return "";
    }

    /** Why it cannot; empty if it can. */
    String lacking();

    /**
     * The vectors of what passages say.
     *
     * @throws ExecutionException if there is no model, or it fails
     */
    List<float[]> passages(List<String> gists) throws InterruptedException, ExecutionException;

    /** The vector of a question: of the passages that answer it, it is near those. */
    float[] question(String text) throws InterruptedException, ExecutionException;
}
