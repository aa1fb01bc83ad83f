package dev.rustaiide.foundation.cache.internal;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.async.Call;

/**
 * Entries as files: {@code folder/SPACE/2 digits/30 digits}. The folder is the index; there is nothing else to lose, to
 * repair or to lock, and any number of processes may use it at once. Any thread may use it.
 */
final class DiskStore {
    /** A process looks at the whole folder after it has written this part of the budget. */
    private static final int PARTS = 16;
    private static final int MOST_TOUCHED = 1 << 12;

    private final Path folder;
    private final LongSupplier budget;
    private final Clearance clearance;
    /** Entries that were used since their files were last marked. */
    private final Set<Path> touched = ConcurrentHashMap.newKeySet();
    private final AtomicLong unseen = new AtomicLong(Long.MAX_VALUE / 2);
    private final AtomicLong number = new AtomicLong();
    private final AtomicBoolean clearing = new AtomicBoolean();
    private final String process = Long.toString(ProcessHandle.current().pid());
    private volatile boolean off;

    DiskStore(Path folder, LongSupplier budget) {
        this.folder = folder;
        this.budget = budget;
        this.clearance = new Clearance(folder);
    }

    byte @Nullable [] read(String space, byte[] key, Duration lifetime) {
        Path file = file(space, key);
        try {
            EntryFile.Entry entry = EntryFile.read(file, key);
            if (entry == null) {
                return null;
            }
            if (!lifetime.isZero() && System.currentTimeMillis() - entry.time() > lifetime.toMillis()) {
                Files.deleteIfExists(file);
                return null;
            }
            touch(file);
            return entry.value();
        } catch (NoSuchFileException usual) {
            return null;
        } catch (EntryFile.TornException torn) {
            delete(file);
            return null;
        } catch (IOException denied) {
            // Who cannot be read is not there; writing will tell if it is the whole disk.
            return null;
        }
    }

    private void touch(Path file) {
        if (touched.size() < MOST_TOUCHED) {
            touched.add(file);
        }
    }

    /** Whether the entry is on disk now. */
    boolean write(String space, byte[] key, byte[] value) {
        long most = budget.getAsLong();
        if (off || EntryFile.size(key, value) > most / 4) {
            return false;
        }
        Path file = file(space, key);
        Path temporary = folder.resolve(Clearance.TEMPORARY).resolve(process + '-' + number.getAndIncrement());
        try {
            try {
                EntryFile.write(file, temporary, key, value, System.currentTimeMillis());
            } catch (NoSuchFileException | FileAlreadyExistsException first) {
                Files.createDirectories(temporary.getParent());
                Files.createDirectories(file.getParent());
                temporary = temporary.resolveSibling(process + '-' + System.nanoTime()
                        + '-' + number.getAndIncrement());
                EntryFile.write(file, temporary, key, value, System.currentTimeMillis());
            }
        } catch (ClosedByInterruptException cancelled) {
            return false;
        } catch (IOException denied) {
            turnOff(denied);
            return false;
        }
        unseen.addAndGet(EntryFile.size(key, value));
        clearUp(most);
        return true;
    }

    private void turnOff(IOException reason) {
        if (!off) {
            off = true;
            LoggerFactory.getLogger(DiskStore.class).warn(
                    "Nothing more is kept in {} until the next start, since it cannot be written: {}", folder,
                    reason.toString());
        }
    }

    /** If there is enough to look for. What is written while one is at it may be overlooked, so it looks again then. */
    private void clearUp(long most) {
        if (unseen.get() > most / PARTS && clearing.compareAndSet(false, true)) {
            unseen.set(0);
            Call.start("clear up the cache", scope -> {
                try {
                    mark();
                    clearance.run(most);
                    return true;
                } finally {
                    clearing.set(false);
                    clearUp(most);
                }
            });
        }
    }

    /** Writes to the files that they were used. */
    void mark() {
        FileTime now = FileTime.fromMillis(System.currentTimeMillis());
        for (Path file : Set.copyOf(touched)) {
            touched.remove(file);
            try {
                Files.setLastModifiedTime(file, now);
            } catch (IOException gone) {
                // It was deleted meanwhile, or the disk cannot be written: then it just counts as older than it is.
                continue;
            }
        }
    }

    void remove(String space, byte[] key) {
        delete(file(space, key));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException denied) {
            LoggerFactory.getLogger(DiskStore.class).debug("Cannot delete {}", file, denied);
        }
    }

    /** Deletes all entries of {@code space} and gives their size. */
    long clear(String space) {
        return clearance.clear(folder.resolve(space));
    }

    /** How many entries there are by space, and how large they are. */
    Map<String, Clearance.Use> use() {
        return clearance.use();
    }

    private Path file(String space, byte[] key) {
        String hash = KeyHash.of(key);
        return folder.resolve(space + '/' + hash.substring(0, 2) + '/' + hash.substring(2));
    }
}
