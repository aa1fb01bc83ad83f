package dev.rustaiide.ai.nlp.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;

/** Turns texts into vectors, if there is a model for it. */
interface Embeddings {
    /** Why it cannot; empty if it can. */
    String lacking();

    /**
     * The vectors of {@code texts}.
     *
     * @throws ExecutionException if there is no model, or it fails
     */
    List<float[]> of(List<String> texts) throws InterruptedException, ExecutionException;
}
