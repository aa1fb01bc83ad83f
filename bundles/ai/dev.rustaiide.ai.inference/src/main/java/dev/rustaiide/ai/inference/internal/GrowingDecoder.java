package dev.rustaiide.ai.inference.internal;

import java.util.List;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

import dev.rustaiide.ai.inference.internal.DecoderGraph.Rows;

/**
 * A decoder whose attention puts past and present together in a new place, as plain exports do: each step copies what
 * is known, and sequences take their steps one after the other.
 */
final class GrowingDecoder implements Decoder {
    private static final int WIDEST = 8;

    private final DecoderGraph graph;

    GrowingDecoder(DecoderGraph graph) {
        this.graph = graph;
    }

    /**
     * Tries two steps.
     *
     * @throws OrtException if {@code graph} cannot be run like this
     */
    static void check(DecoderGraph graph) throws OrtException {
        var decoder = new GrowingDecoder(graph);
        try (SequenceCache cache = decoder.room(2); var options = new RunOptions()) {
            decoder.read(cache, new int[] {0}, options);
            decoder.read(cache, new int[] {0}, options);
        }
    }

    @Override
    public DecoderGraph graph() {
        return graph;
    }

    @Override
    public int widest() {
        return WIDEST;
    }

    @Override
    public SequenceCache room(int tokens) {
        return new SequenceCache(new KeyValues(graph.layout(), 1, 0));
    }

    @Override
    public SequenceCache copy(SequenceCache of, int tokens, int capacity) {
        var copy = new SequenceCache(exactly(of, tokens));
        copy.append(of.tokens());
        copy.truncate(tokens);
        return copy;
    }

    private KeyValues exactly(SequenceCache of, int tokens) {
        var store = new KeyValues(graph.layout(), 1, tokens);
        store.take(of.store, 0, 0, tokens);
        return store;
    }

    @Override
    public float[] read(SequenceCache cache, int[] tokens, RunOptions options) throws OrtException {
        if (cache.capacity() != cache.length()) { // some of it was forgotten
            replace(cache, exactly(cache, cache.length()));
        }
        var present = new KeyValues(graph.layout(), 1, cache.length() + tokens.length);
        boolean taken = false;
        try {
            float[] logits = graph.run(new int[][] {tokens}, new int[] {cache.length()}, new Rows(cache.store, 0, 1),
                    new Rows(present, 0, 1), options)[0];
            replace(cache, present);
            cache.append(tokens);
            taken = true;
            return logits;
        } finally {
            if (!taken) {
                present.close();
            }
        }
    }

    private static void replace(SequenceCache cache, KeyValues store) {
        cache.store.close();
        cache.store = store;
    }

    @Override
    public float[][] step(List<SequenceCache> caches, int[] tokens, RunOptions options) throws OrtException {
        float[][] logits = new float[caches.size()][];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = read(caches.get(i), new int[] {tokens[i]}, options);
        }
        return logits;
    }

    @Override
    public void settle(SequenceCache cache) {
        // It always is.
    }

    @Override
    public void close() {
        graph.close();
    }
}
