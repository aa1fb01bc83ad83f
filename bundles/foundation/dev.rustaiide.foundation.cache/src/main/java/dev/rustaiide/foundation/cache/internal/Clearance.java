package dev.rustaiide.foundation.cache.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.LoggerFactory;

/** Looks at all entries on disk: counts them, and deletes those that were not used for longest. */
final class Clearance {
    /** The folder of files that are being written; no space can be called so. */
    static final String TEMPORARY = "_new";
    private static final String LOCK = "_lock";
    private static final long LEFTOVER_AFTER_MS = 600_000;
    /** What is left of a budget that was exceeded, in tenths. */
    private static final int TENTHS_LEFT = 8;

    private final Path folder;

    Clearance(Path folder) {
        this.folder = folder;
    }

    /** How much of the disk a space takes. */
    record Use(long entries, long bytes) {
        Use plus(Use other) {
            return new Use(entries + other.entries, bytes + other.bytes);
        }
    }

    private record Found(Path file, long size, long used) {}

    /** Brings the entries below {@code budget} bytes, unless another process is at it. */
    void run(long budget) {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                evict(entries(folder), budget);
            }
        } catch (OverlappingFileLockException here) {
            // Another thread of this process is at it.
            return;
        } catch (IOException denied) {
            LoggerFactory.getLogger(Clearance.class).debug("Cannot clear up {}", folder, denied);
        }
    }

    private static void evict(List<Found> entries, long budget) {
        long total = entries.stream().mapToLong(Found::size).sum();
        if (total <= budget) {
            return;
        }
        entries.sort(Comparator.comparingLong(Found::used));
        long most = budget / 10 * TENTHS_LEFT;
        for (Found entry : entries) {
            if (total <= most) {
                return;
            }
            total -= delete(entry);
        }
    }

    /** The bytes that are free then. */
    private static long delete(Found entry) {
        try {
            Files.deleteIfExists(entry.file());
            return entry.size();
        } catch (IOException inUse) {
            // Windows keeps what somebody reads; it goes the next time.
            return 0;
        }
    }

    long clear(Path space) {
        long bytes = 0;
        for (Found entry : entries(space)) {
            bytes += delete(entry);
        }
        return bytes;
    }

    Map<String, Use> use() {
        Map<String, Use> uses = new TreeMap<>();
        for (Found entry : entries(folder)) {
            String space = folder.relativize(entry.file()).getName(0).toString();
            uses.merge(space, new Use(1, entry.size()), Use::plus);
        }
        return uses;
    }

    /** The entries below {@code start}; what a process that is gone left half-written is deleted on the way. */
    private List<Found> entries(Path start) {
        List<Found> entries = new ArrayList<>();
        long leftover = System.currentTimeMillis() - LEFTOVER_AFTER_MS;
        Path temporary = folder.resolve(TEMPORARY);
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var found = new Found(file, attributes.size(), attributes.lastModifiedTime().toMillis());
                    if (!temporary.equals(file.getParent()) && !folder.equals(file.getParent())) {
                        entries.add(found);
                    } else if (temporary.equals(file.getParent()) && found.used() < leftover) {
                        delete(found);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException denied) {
            LoggerFactory.getLogger(Clearance.class).debug("Cannot look at {}", start, denied);
        }
        return entries;
    }
}
