package dev.rustaiide.ai.inference.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

/**
 * The memory of those sequences that are written together, as neighbouring rows from the first on. One moves in with
 * its first common step and out with {@link #leave}; the last then takes its place. For one thread.
 */
final class BatchRows implements AutoCloseable {
    private final KeyValues.CacheLayout layout;
    private final int most;
    private final int grain;
    private final List<SequenceCache> rows = new ArrayList<>();
    private @Nullable KeyValues store;

    BatchRows(KeyValues.CacheLayout layout, int most, int grain) {
        this.layout = layout;
        this.most = most;
        this.grain = grain;
    }

    boolean holds(SequenceCache cache) {
        return cache.store == store;
    }

    /** {@code caches}, and those only, in the order of their rows. */
    List<SequenceCache> arranged(List<SequenceCache> caches) {
        if (caches.size() > most) {
            throw new IllegalArgumentException(caches.size() + " at once");
        }
        KeyValues home = grown(caches);
        for (SequenceCache cache : caches) {
            if (cache.store != home) {
                home.take(cache.store, cache.row, rows.size(), cache.length());
                cache.store.close();
                place(cache, home, rows.size());
                rows.add(cache);
            }
        }
        if (rows.size() != caches.size()) {
            throw new IllegalStateException("one that takes no part has not left");
        }
        return rows;
    }

    private static void place(SequenceCache cache, KeyValues store, int row) {
        cache.store = store;
        cache.row = row;
    }

    /** With room for {@code caches}, each as large as the largest; those that are in move along. */
    private KeyValues grown(List<SequenceCache> caches) {
        int capacity = caches.stream().mapToInt(this::needed).max().orElseThrow();
        KeyValues before = store;
        if (before != null && before.rows() >= caches.size() && before.capacity() >= capacity) {
            return before;
        }
        int count = Math.min(most, Integer.highestOneBit(Math.max(1, caches.size() - 1)) * 2);
        var larger = new KeyValues(layout, count, capacity);
        for (SequenceCache cache : rows) {
            larger.take(cache.store, cache.row, cache.row, cache.length());
            place(cache, larger, cache.row);
        }
        store = larger;
        if (before != null) {
            before.close();
        }
        return larger;
    }

    private int needed(SequenceCache cache) {
        return cache.length() < cache.capacity() ? cache.capacity() : cache.length() + grain;
    }

    /** Nothing if it is not in. */
    void leave(SequenceCache cache, IntFunction<SequenceCache> room) {
        KeyValues home = store;
        if (home == null || cache.store != home) {
            return;
        }
        int row = cache.row;
        KeyValues own = room.apply(cache.capacity()).store;
        own.take(home, row, 0, cache.length());
        place(cache, own, 0);
        SequenceCache last = rows.removeLast();
        if (last != cache) {
            home.take(home, last.row, row, last.length());
            place(last, home, row);
            rows.set(row, last);
        }
        if (rows.isEmpty()) {
            close();
        }
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
