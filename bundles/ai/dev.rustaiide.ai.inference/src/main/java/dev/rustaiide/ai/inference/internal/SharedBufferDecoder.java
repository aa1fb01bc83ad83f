package dev.rustaiide.ai.inference.internal;

import java.util.List;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

import dev.rustaiide.ai.inference.internal.DecoderGraph.Rows;

/**
 * A decoder whose attention takes past and present in one place (GroupQueryAttention): a step writes the keys and
 * values of its tokens behind those that are there, and copies nothing. Rows of a batch may have different lengths.
 */
final class SharedBufferDecoder implements Decoder {
    private static final int WIDEST = 16;
    /** Caches grow in such steps, so that a key stroke does not need a new one. */
    private static final int GRAIN = 128;

    private final DecoderGraph graph;
    private final BatchRows batch;

    SharedBufferDecoder(DecoderGraph graph) {
        this.graph = graph;
        this.batch = new BatchRows(graph.layout(), WIDEST, GRAIN);
    }

    /** Whether {@code graph} can be run like this; one step is tried. */
    static boolean fits(DecoderGraph graph) {
        var decoder = new SharedBufferDecoder(graph);
        try (SequenceCache cache = decoder.room(GRAIN); var options = new RunOptions()) {
            decoder.read(cache, new int[] {0}, options);
            return true;
        } catch (OrtException other) {
            return false;
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
        return new SequenceCache(new KeyValues(graph.layout(), 1, (tokens + GRAIN - 1) / GRAIN * GRAIN));
    }

    @Override
    public SequenceCache copy(SequenceCache of, int tokens, int capacity) {
        SequenceCache copy = room(Math.max(tokens, capacity));
        copy.store.take(of.store, of.row, 0, tokens);
        copy.append(of.tokens());
        copy.truncate(tokens);
        return copy;
    }

    @Override
    public float[] read(SequenceCache cache, int[] tokens, RunOptions options) throws OrtException {
        if (cache.length() + tokens.length > cache.capacity()) {
            KeyValues larger = room(cache.length() + tokens.length + GRAIN).store;
            larger.take(cache.store, cache.row, 0, cache.length());
            cache.store.close();
            cache.store = larger;
        }
        float[] logits = run(cache.store, cache.row, new int[][] {tokens}, new int[] {cache.length()}, options)[0];
        cache.append(tokens);
        return logits;
    }

    @Override
    public float[][] step(List<SequenceCache> caches, int[] tokens, RunOptions options) throws OrtException {
        if (caches.size() == 1 && !batch.holds(caches.getFirst())) {
            return new float[][] {read(caches.getFirst(), tokens, options)};
        }
        List<SequenceCache> rows = batch.arranged(caches);
        int[][] read = new int[rows.size()][];
        int[] past = new int[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            read[i] = new int[] {tokens[caches.indexOf(rows.get(i))]};
            past[i] = rows.get(i).length();
        }
        float[][] logits = run(rows.getFirst().store, 0, read, past, options);
        float[][] inOrder = new float[rows.size()][];
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).append(read[i]);
            inOrder[caches.indexOf(rows.get(i))] = logits[i];
        }
        return inOrder;
    }

    @Override
    public void settle(SequenceCache cache) {
        batch.leave(cache, this::room);
    }

    /** Reads as many tokens for each row from {@code first} on, behind the {@code past} ones. */
    private float[][] run(KeyValues store, int first, int[][] tokens, int[] past, RunOptions options)
            throws OrtException {
        var rows = new Rows(store, first, tokens.length);
        return graph.run(tokens, past, rows, rows, options);
    }

    @Override
    public void close() {
        batch.close();
        graph.close();
    }
}
