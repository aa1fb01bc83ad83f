package dev.rustaiide.foundation.fs;

import java.time.Instant;

/**
 * Tells whether a file on disk is still the one that was read: equal stamps mean that nobody replaced or changed it. A
 * change within the same tick of the file system's clock (some milliseconds) that keeps the size goes unseen.
 *
 * @param modified as fine as the file system has it, nanoseconds on most
 * @param size in bytes
 * @param fileKey device and inode; empty where the file system has none
 */
public record FileStamp(Instant modified, long size, String fileKey) {}
