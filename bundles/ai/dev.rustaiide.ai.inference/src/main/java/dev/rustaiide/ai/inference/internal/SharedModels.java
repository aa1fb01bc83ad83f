package dev.rustaiide.ai.inference.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Models that are loaded once, however many use them, and closed a while after the last user is gone. Any thread may
 * use it; a model is loaded by the first who asks, and only those wait who ask for the same one.
 *
 * @param <M> what a loaded model is
 */
final class SharedModels<M extends SharedModels.Loaded> {
    private final Map<ModelId, Entry> entries = new HashMap<>();
    private final Duration keep;
    private final Debounce quiet;
    private volatile boolean isClosed;

    /** A model in memory. */
    interface Loaded {
        /** Lets go of what can be made again. */
        void shrink();

        /** Waits until it is not used any more. */
        void close();
    }

    /** How a model is loaded. */
    @FunctionalInterface
    interface Loading<M> {
        M load() throws FailureException;
    }

    private final class Entry {
        /** Guarded by the entry, which is locked while it loads. */
        private @Nullable M model;
        /** Guarded by the models. */
        private int users;

        synchronized M loaded(Loading<M> loading) throws FailureException {
            M known = model;
            if (known == null) {
                if (isClosed) {
                    throw new IllegalStateException("closed");
                }
                known = loading.load();
                model = known;
            }
            return known;
        }

        synchronized @Nullable M known() {
            return model;
        }
    }

    /** @param keep how long a model stays that nobody uses */
    SharedModels(Duration keep) {
        this.keep = keep;
        this.quiet = new Debounce(keep, task -> Call.start("unload models", scope -> {
            task.run();
            return null;
        }), this::closeUnused);
    }

    /** The model {@code id}, loaded if it is not. Whoever gets a lease closes it. */
    Lease use(ModelId id, Loading<M> loading) throws FailureException {
        Entry entry;
        synchronized (this) {
            entry = entries.computeIfAbsent(id, fresh -> new Entry());
            entry.users++;
        }
        boolean taken = false;
        try {
            var lease = new Lease(entry, entry.loaded(loading));
            taken = true;
            return lease;
        } finally {
            if (!taken) {
                giveBack(entry);
            }
        }
    }

    private void giveBack(Entry entry) {
        boolean last;
        synchronized (this) {
            entry.users--;
            last = entry.users == 0;
        }
        if (last && keep.isZero()) {
            closeUnused();
        } else if (last) {
            quiet.trigger();
        }
    }

    /** Closes what nobody uses. */
    void closeUnused() {
        List<Entry> unused = new ArrayList<>();
        synchronized (this) {
            entries.values().removeIf(entry -> entry.users == 0 && unused.add(entry));
        }
        for (Entry entry : unused) {
            M model = entry.known();
            if (model != null) {
                model.close();
            }
        }
    }

    /**
     * Loads nothing more, waits for what is being loaded, and closes what nobody uses. A process that ends while native
     * code loads crashes.
     */
    void close() {
        List<Entry> all;
        synchronized (this) {
            isClosed = true;
            all = List.copyOf(entries.values());
        }
        all.forEach(Entry::known);
        closeUnused();
    }

    /** Has all models let go of what can be made again. */
    void shrink() {
        List<Entry> all;
        synchronized (this) {
            all = List.copyOf(entries.values());
        }
        for (Entry entry : all) {
            M model = entry.known();
            if (model != null) {
                model.shrink();
            }
        }
    }

    /** What one user has of a model. Any thread may use it. */
    final class Lease {
        private final Entry entry;
        private final M model;
        private boolean closed;

        private Lease(Entry entry, M model) {
            this.entry = entry;
            this.model = model;
        }

        M model() {
            return model;
        }

        /**
         * The call that {@code start} begins with the model, which stays until the call has ended.
         *
         * @throws IllegalStateException if the lease is closed
         */
        <T> Call<T> during(Starting<M, T> start) {
            synchronized (SharedModels.this) {
                if (closed) {
                    throw new IllegalStateException("closed");
                }
                entry.users++;
            }
            return start.with(model).whenDone(Runnable::run, outcome -> giveBack(entry));
        }

        /** Does nothing the second time. */
        void close() {
            synchronized (SharedModels.this) {
                if (closed) {
                    return;
                }
                closed = true;
            }
            giveBack(entry);
        }
    }

    /** How a call begins. */
    @FunctionalInterface
    interface Starting<M, T> {
        Call<T> with(M model);
    }
}
