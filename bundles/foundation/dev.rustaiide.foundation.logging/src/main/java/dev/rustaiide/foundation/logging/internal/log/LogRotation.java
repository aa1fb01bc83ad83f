package dev.rustaiide.foundation.logging.internal.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.foundation.logging.internal.UtcTime;

/** The log's file, the older ones beside it, and when one becomes the other. Processes rotate one at a time. */
final class LogRotation {
    private static final String NAME = "rust-ai-ide";
    private static final String ENDING = ".jsonl";

    private final Path folder;
    private final Limits limits;
    private final Clock clock;

    LogRotation(Path folder, Limits limits, Clock clock) {
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * How much is kept.
     *
     * @param size of one file in bytes, after which another is begun
     * @param age of one file, likewise
     * @param total of all files in bytes; the oldest go first
     * @param keep how long a file is kept after its last line
     */
    record Limits(long size, Duration age, long total, Duration keep) {
        static final Limits STANDARD = new Limits(4 << 20, Duration.ofDays(1), 32 << 20, Duration.ofDays(14));
    }

    /** The one that lines are added to. */
    Path file() {
        return folder.resolve(NAME + ENDING);
    }

    /** All that there are, the oldest first. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, NAME + "-*" + ENDING)) {
                entries.forEach(files::add);
            }
        }
        files.sort(null);
        if (Files.exists(file())) {
            files.add(file());
        }
        return files;
    }

    boolean isDue(BasicFileAttributes file) {
        long age = clock.millis() - file.creationTime().toMillis();
        return file.size() >= limits.size() || file.size() > 0 && age > limits.age().toMillis();
    }

    /** Does nothing if another process was first. */
    void rotate() throws IOException {
        try (var channel = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (lock.isValid() && Files.exists(file())
                    && isDue(Files.readAttributes(file(), BasicFileAttributes.class))) {
                Files.move(file(), free());
                prune();
            }
        } catch (OverlappingFileLockException anotherOfThisProcess) {
            // it does what is to be done
        }
    }

    /** In the order of the clock, and behind those that are there even if it has jumped back. */
    private Path free() throws IOException {
        List<Path> files = files();
        String latest = files.size() < 2 ? "" : files.get(files.size() - 2).getFileName().toString();
        String stamp = UtcTime.of(clock.millis()).replace(':', '-');
        String name = NAME + '-' + stamp + ENDING;
        if (name.compareTo(latest) > 0) {
            return folder.resolve(name);
        }
        return folder.resolve(latest.substring(0, latest.length() - ENDING.length()) + "_" + ENDING);
    }

    private void prune() throws IOException {
        List<Path> old = files();
        old.remove(file());
        long total = limits.size();
        for (Path file : old.reversed()) {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            total += attributes.size();
            boolean stale = clock.millis() - attributes.lastModifiedTime().toMillis() > limits.keep().toMillis();
            if (stale || total > limits.total()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
