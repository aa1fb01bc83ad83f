package dev.rustaiide.foundation.cache.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.CacheStatistics;
import dev.rustaiide.foundation.cache.Caches;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.StandardPaths;

/** The caches of this process, with one store on disk below the user's cache folder. */
@Component
public final class TwoLevelCaches implements Caches {
    private static final long MEGABYTE = 1 << 20;
    private static final double HALF = 0.5;

    private final Path folder;
    private final LongSupplier budget;
    private final MemoryPressure pressure;
    private final DiskStore store;
    private final ConcurrentMap<String, TwoLevelCache<?, ?>> caches = new ConcurrentSkipListMap<>();
    private MemoryPressure.@Nullable Registration listening;

    @Activate
    public TwoLevelCaches(@Reference StandardPaths paths, @Reference Settings settings,
            @Reference MemoryPressure pressure) {
        this(paths.cache().resolve("entries"), () -> settings.get(CacheSettings.DISK_BUDGET) * MEGABYTE, pressure);
    }

    /** @param budget in bytes, asked at each write */
    public TwoLevelCaches(Path folder, LongSupplier budget, MemoryPressure pressure) {
        this.folder = folder;
        this.budget = budget;
        this.pressure = pressure;
        this.store = new DiskStore(folder, budget);
    }

    @Deactivate
    public void close() {
        store.mark();
        synchronized (this) {
            if (listening != null) {
                listening.close();
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked") // equal descriptions have equal types
    public <K, V> Cache<K, V> open(CacheSpec<K, V> spec) {
        TwoLevelCache<?, ?> cache = caches.computeIfAbsent(spec.name(), name -> new TwoLevelCache<>(spec, store));
        if (!cache.spec().equals(spec)) {
            throw new IllegalArgumentException("a cache called " + spec.name() + " is open and described otherwise");
        }
        if (spec.memory() > 0) {
            listen();
        }
        return (Cache<K, V>) cache;
    }

    private synchronized void listen() {
        if (listening == null) {
            listening = pressure.listen("caches",
                    level -> shrink(level == MemoryPressure.Level.CRITICAL ? 1 : HALF));
        }
    }

    @Override
    public List<CacheStatistics> statistics() {
        Map<String, Clearance.Use> uses = new TreeMap<>();
        store.use().forEach((space, use) -> uses.merge(name(space), use, Clearance.Use::plus));
        var none = new Clearance.Use(0, 0);
        var statistics = new ArrayList<CacheStatistics>();
        caches.forEach((name, cache) -> statistics.add(cache.statistics(uses.getOrDefault(name, none))));
        uses.forEach((name, use) -> {
            if (!caches.containsKey(name)) {
                statistics.add(new CacheStatistics(name, 0, 0, 0, 0, 0, 0, 0, 0, use.entries(), use.bytes()));
            }
        });
        statistics.sort(Comparator.comparing(CacheStatistics::name));
        return statistics;
    }

    private static String name(String space) {
        return space.substring(0, space.indexOf('@') < 0 ? space.length() : space.indexOf('@'));
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public long budget() {
        return budget.getAsLong();
    }

    @Override
    public long clear(String name) {
        long bytes = 0;
        for (String space : store.use().keySet()) {
            bytes += name.isEmpty() || name(space).equals(name) ? store.clear(space) : 0;
        }
        caches.forEach((each, cache) -> {
            if (name.isEmpty() || each.equals(name)) {
                cache.forget();
            }
        });
        return bytes;
    }

    @Override
    public void shrink(double share) {
        caches.values().forEach(cache -> cache.shrink(share));
    }
}
