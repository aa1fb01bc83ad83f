package dev.rustaiide.ai.inference.internal;

import java.util.Arrays;

/**
 * What a model knows of a sequence: its tokens and where their keys and values are. The decoder may move those. For one
 * thread.
 */
final class SequenceCache implements AutoCloseable {
    KeyValues store;
    int row;
    private int[] tokens = new int[64];
    private int length;

    SequenceCache(KeyValues store) {
        this.store = store;
    }

    /** How many tokens are computed. */
    int length() {
        return length;
    }

    void append(int... more) {
        if (length + more.length > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(length + more.length, 2 * tokens.length));
        }
        System.arraycopy(more, 0, tokens, length, more.length);
        length += more.length;
    }

    /** Forgets all tokens but the first {@code count}. */
    void truncate(int count) {
        length = Math.min(length, count);
    }

    /** How many tokens both begin with. */
    int common(int[] others) {
        int limit = Math.min(length, others.length);
        int mismatch = Arrays.mismatch(tokens, 0, limit, others, 0, limit);
        return mismatch < 0 ? limit : mismatch;
    }

    int[] tokens() {
        return Arrays.copyOf(tokens, length);
    }

    int capacity() {
        return store.capacity();
    }

    /** How much memory it holds. */
    long bytes() {
        return store.bytes() / store.rows();
    }

    /** The memory must be its own. */
    @Override
    public void close() {
        store.close();
    }
}
