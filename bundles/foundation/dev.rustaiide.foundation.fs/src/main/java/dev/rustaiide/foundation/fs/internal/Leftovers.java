package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

/**
 * The names of files on their way, and what processes that were killed left of them. A name tells the process that
 * made it and where that ran, as folders are shared between machines and containers.
 */
final class Leftovers {
    private static final Pattern NAME = Pattern.compile("\\.~([0-9a-f]{1,8})-(\\d{1,10})-[0-9a-f]{1,16}\\.tmp");
    /** After this time nobody writes any more, wherever it was. */
    private static final Duration ABANDONED = Duration.ofDays(2);
    private static final int MOST_FOLDERS = 10_000;

    private final Set<Path> swept = ConcurrentHashMap.newKeySet();
    private final LongSupplier clock;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
    private volatile String here = "";

    Leftovers() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds; two threads may well be told the same */
    Leftovers(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Not random: a clock is enough for a name that is taken for milliseconds, and is there at once. No two are the
     * same; other objects of this class may give one again, as a file that is there already tells.
     */
    String unusedName(String suffix) {
        long now = clock.getAsLong();
        long number = last.updateAndGet(before -> Math.max(before + 1, now));
        return ".~" + here() + "-" + ProcessHandle.current().pid() + "-" + Long.toHexString(number) + suffix;
    }

    /** Where process numbers mean the same as here: this start of this machine, and this container of it. */
    private String here() {
        String known = here;
        if (known.isEmpty()) {
            String place = "elsewhere";
            try {
                place = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            } catch (IOException noLinux) {
                // All processes of such a machine look alike; age alone decides there, as ABANDONED says.
            }
            known = Integer.toHexString(place.hashCode());
            here = known;
        }
        return known;
    }

    /** Deletes what dead processes left in {@code folder}; once for each folder, and never mind if that fails. */
    void sweep(Path folder) {
        if (swept.size() >= MOST_FOLDERS || !swept.add(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".~*.tmp")) {
            for (Path file : files) {
                if (isLeft(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException refused) {
            LoggerFactory.getLogger(Leftovers.class).debug("Cannot look for leftovers in {}", folder, refused);
        }
    }

    private boolean isLeft(Path file) throws IOException {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean ours = Files.exists(Path.of("/proc/self")) && name.group(1).equals(here());
        if (ours && ProcessHandle.of(Long.parseLong(name.group(2))).filter(ProcessHandle::isAlive).isEmpty()) {
            return true;
        }
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant()
                .isBefore(Instant.now().minus(ABANDONED));
    }
}
