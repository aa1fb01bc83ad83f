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
     * The vectors of {@code texts}.
     *
     * @throws ExecutionException if there is no model, or it fails
     */
    List<float[]> of(List<String> texts) throws InterruptedException, ExecutionException;
}
