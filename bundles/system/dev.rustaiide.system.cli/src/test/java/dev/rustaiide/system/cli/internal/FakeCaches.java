package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.CacheStatistics;
import dev.rustaiide.foundation.cache.Caches;
import dev.rustaiide.foundation.error.FailureException;

/** One cache in a map, whose values have to be as bytes what they are in memory. */
final class FakeCaches implements Caches {
    private final Map<Object, byte[]> entries = new ConcurrentHashMap<>();
    private String name = "none";

    @Override
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        name = spec.name();
        var disk = spec.disk().orElseThrow();
        return new Cache<>() {
            @Override
            public Optional<V> peek(K key) {
                return Optional.empty();
            }

            @Override
            public Optional<V> find(K key) {
                byte[] bytes = entries.get(key);
                try {
                    return bytes == null ? Optional.empty() : Optional.of(disk.values().decode(bytes));
                } catch (FailureException wrong) {
                    throw new IllegalStateException(wrong);
                }
            }

            @Override
            public Call<Optional<V>> get(K key, Loader<K, V> loader) {
                return Call.start("load", scope -> {
                    Optional<V> value = loader.load(scope, key);
                    value.ifPresent(each -> put(key, each));
                    return value;
                });
            }

            @Override
            public Call<Boolean> put(K key, V value) {
                entries.put(key, disk.values().encode(value));
                return Call.of(true);
            }

            @Override
            public void remove(K key) {
                entries.remove(key);
            }

            @Override
            public void clear() {
                entries.clear();
            }

            @Override
            public CacheStatistics statistics() {
                return FakeCaches.this.statistics().get(0);
            }
        };
    }

    @Override
    public List<CacheStatistics> statistics() {
        long bytes = entries.values().stream().mapToLong(value -> value.length).sum();
        return List.of(new CacheStatistics(name, 0, 0, 0, 0, 0, 0, 0, 0, entries.size(), bytes));
    }

    @Override
    public Path folder() {
        return Path.of("/cache");
    }

    @Override
    public long budget() {
        return 1 << 20;
    }

    @Override
    public long clear(String which) {
        long bytes = statistics().get(0).diskBytes();
        entries.clear();
        return bytes;
    }

    @Override
    public void shrink(double share) {}
}
