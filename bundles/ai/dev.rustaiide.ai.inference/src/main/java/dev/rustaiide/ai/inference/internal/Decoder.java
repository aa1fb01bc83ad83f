package dev.rustaiide.ai.inference.internal;

import java.util.List;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

/** A graph that says what token comes next. For one thread at a time. */
interface Decoder extends AutoCloseable {
    /** What it runs. */
    DecoderGraph graph();

    /** How many bytes a token takes in a cache. */
    default long tokenBytes() {
        return graph().layout().bytes();
    }

    /** A cache with room for {@code tokens}. */
    SequenceCache room(int tokens);

    /** A cache of its own with the first {@code tokens} tokens of {@code of} and room for {@code capacity}. */
    SequenceCache copy(SequenceCache of, int tokens, int capacity);

    /**
     * Reads {@code tokens} behind what {@code cache} holds and adds them to it.
     *
     * @return for each token of the vocabulary how likely it is to come next, as a logarithm and up to a constant
     * @throws OrtException also if it was told to end; the cache is as before
     */
    float[] read(SequenceCache cache, int[] tokens, RunOptions options) throws OrtException;

    /** Reads one token for each of {@code caches}, all in one step; as {@link #read}. */
    float[][] step(List<SequenceCache> caches, int[] tokens, RunOptions options) throws OrtException;

    /** How many sequences a step may have. */
    int widest();

    /** Has {@code cache}, which takes part in no step for now, in memory of its own. */
    void settle(SequenceCache cache);

    @Override
    void close();
}
