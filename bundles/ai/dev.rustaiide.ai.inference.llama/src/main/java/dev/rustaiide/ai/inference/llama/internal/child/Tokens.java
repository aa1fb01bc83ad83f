package dev.rustaiide.ai.inference.llama.internal.child;

import java.util.Arrays;

/** A row of tokens that grows. For one thread. */
final class Tokens {
    private int[] items = new int[64];
    private int size;

    static Tokens of(int... tokens) {
        var all = new Tokens();
        for (int token : tokens) {
            all.add(token);
        }
        return all;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }

    void add(int token) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        items[size++] = token;
    }

    void addAll(Tokens others, int from, int to) {
        for (int i = from; i < to; i++) {
            add(others.items[i]);
        }
    }

    /** Leaves the first {@code length}. */
    void cut(int length) {
        size = Math.min(size, length);
    }

    /** How many of the first are the same in both. */
    int common(Tokens other) {
        int most = Math.min(size, other.size);
        int differ = Arrays.mismatch(items, 0, most, other.items, 0, most);
        return differ < 0 ? most : differ;
    }
}
