package dev.rustaiide.foundation.cache;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * All caches of this process. A service; any thread may use it.
 *
 * <p>On disk an entry is a file, so that several processes share them. Together they stay near the budget that the
 * setting {@code cache.diskBudget} gives: what was not used for longest goes first.
 */
@ProviderType
public interface Caches {
    /**
     * A cache as {@code spec} says; the one that is there if the name was opened before by an equal description.
     * Touches no disk.
     *
     * @throws IllegalArgumentException if there is one of that name which is described in another way
     */
    <K, V> Cache<K, V> open(CacheSpec<K, V> spec);

    /**
     * What each cache did and holds, by name; also those that only other processes have opened. Reads the disk.
     */
    List<CacheStatistics> statistics();

    /** Where the entries are. */
    Path folder();

    /** The most bytes that the entries of all caches are to take on disk. */
    long budget();

    /**
     * Deletes the entries of the cache {@code name}, or of all if it is empty, in memory and on disk.
     *
     * @return the bytes that are free now
     */
    long clear(String name);

    /** Lets all caches give back the part {@code share} of what they may have in memory, from 0 to 1. */
    void shrink(double share);
}
