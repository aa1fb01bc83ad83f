package dev.rustaiide.foundation.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;

/**
 * What a cache is to be. Made by {@link #of} with neither memory nor disk, and refined by the methods that give another
 * one.
 *
 * @param name of the cache, unique in the product: letters in lower case, digits, dots and hyphens; on disk, and in
 *     statistics
 * @param memory the most that the entries in memory may weigh; 0 for no memory level
 * @param weigher the weight of an entry, at least 1
 * @param lifetime how long a value counts; zero for ever
 * @param nothingFor how long it counts that there is no value; zero: not at all
 * @param disk how entries lie on disk; empty for no disk level
 */
public record CacheSpec<K, V>(String name, long memory, ToIntBiFunction<K, V> weigher, Duration lifetime,
        Duration nothingFor, Optional<OnDisk<K, V>> disk) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    public CacheSpec {
        if (!NAME.matcher(name).matches() || memory < 0) {
            throw new IllegalArgumentException("no cache can be called \"" + name + "\" and weigh " + memory);
        }
    }

    /**
     * The form of entries on disk.
     *
     * @param version of the values: those of another one are as if they were not there
     * @param keys distinct bytes for distinct keys
     */
    public record OnDisk<K, V>(int version, Function<K, byte[]> keys, Codec<V> values) {}

    /** A cache that keeps nothing yet. */
    public static <K, V> CacheSpec<K, V> of(String name) {
        return new CacheSpec<>(name, 0, (key, value) -> 1, Duration.ZERO, Duration.ZERO, Optional.empty());
    }

    /** With up to {@code entries} entries in memory. */
    public CacheSpec<K, V> inMemory(long entries) {
        return inMemory(entries, (key, value) -> 1);
    }

    /** With entries in memory that together weigh up to {@code most}. */
    public CacheSpec<K, V> inMemory(long most, ToIntBiFunction<K, V> weight) {
        return new CacheSpec<>(name, most, weight, lifetime, nothingFor, disk);
    }

    /** With entries on disk, within the budget that all caches share. */
    public CacheSpec<K, V> onDisk(int version, Function<K, byte[]> keys, Codec<V> values) {
        return new CacheSpec<>(name, memory, weigher, lifetime, nothingFor,
                Optional.of(new OnDisk<>(version, keys, values)));
    }

    public CacheSpec<K, V> lasting(Duration time) {
        return new CacheSpec<>(name, memory, weigher, time, nothingFor, disk);
    }

    /** Remembering for {@code time}, if there is a memory level, that there is no value. */
    public CacheSpec<K, V> nothingFor(Duration time) {
        return new CacheSpec<>(name, memory, weigher, lifetime, time, disk);
    }
}
