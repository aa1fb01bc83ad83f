package dev.rustaiide.ai.inference;

import java.util.List;

import dev.rustaiide.foundation.async.Call;

/** A loaded model that turns texts into vectors. Any thread may use it. */
public interface TextEmbedder extends AutoCloseable {
    /** How long the vectors are. */
    int dimensions();

    /** How many tokens of a text count; what is behind them is left out. */
    int window();

    /**
     * The vectors of {@code texts}, in their order, each of length 1, so that the product of two is the cosine of the
     * angle between them. Cancelling stops within the batch that is computed.
     */
    Call<List<float[]>> embed(List<String> texts);

    /** Does nothing the second time. */
    @Override
    void close();
}
