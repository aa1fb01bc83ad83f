package dev.rustaiide.foundation.cache;

/**
 * What a cache did for this process, and how much it holds.
 *
 * @param memoryHits questions answered from memory; a few may be missing where many threads ask at once
 * @param diskHits questions answered from disk
 * @param misses questions that neither could answer
 * @param loads values made by loaders
 * @param failures loads that failed
 * @param evictions entries that left memory for want of room
 * @param memoryEntries entries in memory now
 * @param memoryWeight what they weigh together
 * @param diskEntries entries on disk now, of all versions and of all processes
 * @param diskBytes the size of their files
 */
public record CacheStatistics(String name, long memoryHits, long diskHits, long misses, long loads, long failures,
        long evictions, long memoryEntries, long memoryWeight, long diskEntries, long diskBytes) {}
