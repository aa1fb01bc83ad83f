package dev.rustaiide.foundation.cache.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Weigher;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.CacheSpec.OnDisk;
import dev.rustaiide.foundation.cache.CacheStatistics;
import dev.rustaiide.foundation.error.FailureException;

/** A cache as its {@link CacheSpec} describes it. */
final class TwoLevelCache<K, V> implements Cache<K, V> {
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

    private final CacheSpec<K, V> spec;
    private final DiskStore store;
    /** In memory: values, and {@link Optional#empty} for keys that have none. */
    private final com.github.benmanes.caffeine.cache.@Nullable Cache<K, Optional<V>> memory;
    private final @Nullable OnDisk<K, V> disk;
    private final String space;
    private final ConcurrentMap<K, Load> loads = new ConcurrentHashMap<>();
    private final Tally memoryHits = new Tally();
    private final LongAdder diskHits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private final LongAdder loaded = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder evictions = new LongAdder();

    TwoLevelCache(CacheSpec<K, V> spec, DiskStore store) {
        this.spec = spec;
        this.store = store;
        this.disk = spec.disk().orElse(null);
        this.space = spec.name() + '@' + spec.disk().map(OnDisk::version).orElse(0);
        this.memory = spec.memory() > 0 ? memory(spec, evictions) : null;
    }

    private static <K, V> com.github.benmanes.caffeine.cache.Cache<K, Optional<V>> memory(CacheSpec<K, V> spec,
            LongAdder evictions) {
        Weigher<K, Optional<V>> weigher =
                (key, value) -> value.isEmpty() ? 1 : Math.max(1, spec.weigher().applyAsInt(key, value.get()));
        // Without an executor of its own: upkeep is short, and is done by who asks.
        var builder = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(spec.memory()).weigher(weigher)
                .evictionListener((key, value, cause) -> evictions.increment());
        if (spec.lifetime().isZero() && spec.nothingFor().isZero()) {
            return builder.build();
        }
        return builder.expireAfter(Expiry.<K, Optional<V>>writing((key, value) -> value.isEmpty() ? spec.nothingFor()
                : spec.lifetime().isZero() ? FOR_EVER : spec.lifetime())).build();
    }

    CacheSpec<K, V> spec() {
        return spec;
    }

    @Override
    public Optional<V> peek(K key) {
        Optional<V> known = inMemory(key);
        return known == null ? Optional.empty() : known;
    }

    private @Nullable Optional<V> inMemory(K key) {
        if (memory == null) {
            return null;
        }
        Optional<V> known = memory.getIfPresent(key);
        if (known != null) {
            memoryHits.increment();
        }
        return known;
    }

    @Override
    public Optional<V> find(K key) {
        Optional<V> known = inMemory(key);
        if (known != null) {
            return known;
        }
        Optional<V> found = onDisk(key);
        if (found.isEmpty()) {
            misses.increment();
        }
        return found;
    }

    private Optional<V> onDisk(K key) {
        if (disk == null) {
            return Optional.empty();
        }
        byte[] keyBytes = disk.keys().apply(key);
        byte[] bytes = store.read(space, keyBytes, spec.lifetime());
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            Optional<V> value = Optional.of(disk.values().decode(bytes));
            diskHits.increment();
            remember(key, value);
            return value;
        } catch (FailureException foreign) {
            LoggerFactory.getLogger(TwoLevelCache.class).debug("An entry of {} cannot be read", space, foreign);
            store.remove(space, keyBytes);
            return Optional.empty();
        }
    }

    private void remember(K key, Optional<V> value) {
        if (memory != null && (value.isPresent() || !spec.nothingFor().isZero())) {
            memory.put(key, value);
        }
    }

    @Override
    public Call<Optional<V>> get(K key, Loader<K, V> loader) {
        Optional<V> known = inMemory(key);
        if (known != null) {
            return Call.of(known);
        }
        Load load = loads.compute(key, (same, running) -> running != null && running.join() ? running
                : new Load(key, loader));
        return Call.start(spec.name(), scope -> {
            try {
                return load.call.await();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            } finally {
                load.leave();
            }
        });
    }

    /** One load that several wait for. */
    private final class Load {
        private final K key;
        private final Call<Optional<V>> call;
        private int waiting = 1;

        Load(K key, Loader<K, V> loader) {
            this.key = key;
            this.call = Call.start("load " + spec.name(), scope -> run(scope, loader));
        }

        /** Whether there is still something to wait for. */
        synchronized boolean join() {
            if (waiting == 0) {
                return false;
            }
            waiting++;
            return true;
        }

        /** Not synchronised as a whole: {@link #join} is called within the map's own lock. */
        void leave() {
            if (isLast()) {
                loads.remove(key, this);
                call.cancel();
            }
        }

        private synchronized boolean isLast() {
            waiting--;
            return waiting == 0;
        }

        private Optional<V> run(Scope scope, Loader<K, V> loader) throws Exception {
            Optional<V> found = onDisk(key);
            if (found.isPresent()) {
                return found;
            }
            misses.increment();
            try {
                Optional<V> value = loader.load(scope, key);
                loaded.increment();
                remember(key, value);
                value.ifPresent(each -> write(key, each));
                return value;
            } catch (InterruptedException cancelled) {
                throw cancelled;
            } catch (Exception failed) { // boundary: the loader's failure goes to all who wait
                failures.increment();
                throw failed;
            }
        }
    }

    private boolean write(K key, V value) {
        return disk != null && store.write(space, disk.keys().apply(key), disk.values().encode(value));
    }

    @Override
    public Call<Boolean> put(K key, V value) {
        remember(key, Optional.of(value));
        return disk == null ? Call.of(false) : Call.start("store " + spec.name(), scope -> write(key, value));
    }

    @Override
    public void remove(K key) {
        if (disk != null) {
            store.remove(space, disk.keys().apply(key));
        }
        if (memory != null) {
            memory.invalidate(key);
        }
    }

    @Override
    public void clear() {
        store.clear(space);
        forget();
    }

    void forget() {
        if (memory != null) {
            memory.invalidateAll();
        }
    }

    void shrink(double share) {
        if (memory != null) {
            memory.policy().eviction().ifPresent(eviction -> {
                long most = spec.memory();
                eviction.setMaximum((long) (most * (1 - share)));
                memory.cleanUp();
                eviction.setMaximum(most);
            });
        }
    }

    @Override
    public CacheStatistics statistics() {
        return statistics(store.use().getOrDefault(space, new Clearance.Use(0, 0)));
    }

    CacheStatistics statistics(Clearance.Use use) {
        long entries = 0;
        long weight = 0;
        if (memory != null) {
            memory.cleanUp();
            entries = memory.estimatedSize();
            weight = memory.policy().eviction().orElseThrow().weightedSize().orElse(entries);
        }
        return new CacheStatistics(spec.name(), memoryHits.sum(), diskHits.sum(), misses.sum(), loaded.sum(),
                failures.sum(), evictions.sum(), entries, weight, use.entries(), use.bytes());
    }
}
