package dev.rustaiide.foundation.logging.internal.log;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.logging.LogEntry;

/** Reads entries from files that others are writing. */
final class LogReading {
    private static final long PAUSE_MS = 250;

    private LogReading() {}

    static List<LogEntry> last(List<Path> files, int count, Predicate<LogEntry> wanted) throws FailureException {
        var found = new ArrayDeque<LogEntry>();
        for (Path file : files.reversed()) {
            for (LogEntry entry : lastOf(file, count - found.size(), wanted).reversed()) {
                found.addFirst(entry);
            }
            if (found.size() >= count) {
                break;
            }
        }
        return List.copyOf(found);
    }

    private static List<LogEntry> lastOf(Path file, int count, Predicate<LogEntry> wanted) throws FailureException {
        var found = new ArrayDeque<LogEntry>();
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LogEntry.parse(line).filter(wanted).ifPresent(found::add);
                if (found.size() > count) {
                    found.remove();
                }
            }
        } catch (NoSuchFileException rotatedAway) {
            return List.of();
        } catch (IOException denied) {
            throw LogFiles.unreadable(file, denied);
        }
        return List.copyOf(found);
    }

    /** Reads on where the last reading ended, and starts again where another file has taken the place. */
    static final class Following {
        private final Path file;
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
        private @Nullable Object key;
        private long position = -1;

        Following(Path file) {
            this.file = file;
        }

        void run(Consumer<LogEntry> reader) throws FailureException, InterruptedException {
            while (true) {
                try {
                    look(reader);
                } catch (NoSuchFileException notYet) {
                    position = 0;
                } catch (IOException denied) {
                    throw LogFiles.unreadable(file, denied);
                }
                Thread.sleep(PAUSE_MS);
            }
        }

        void look(Consumer<LogEntry> reader) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (position < 0) {
                position = attributes.size();
            } else if (!Objects.equals(key, attributes.fileKey()) || attributes.size() < position) {
                position = 0;
                begun.reset();
            }
            key = attributes.fileKey();
            if (attributes.size() > position) {
                read((int) Math.min(attributes.size() - position, 1 << 20), reader);
            }
        }

        private void read(int count, Consumer<LogEntry> reader) throws IOException {
            byte[] bytes = new byte[count];
            int read;
            try (var in = new RandomAccessFile(file.toFile(), "r")) {
                in.seek(position);
                read = Math.max(0, in.read(bytes));
            }
            position += read;
            for (int i = 0; i < read; i++) {
                if (bytes[i] == '\n') {
                    LogEntry.parse(begun.toString(StandardCharsets.UTF_8)).ifPresent(reader);
                    begun.reset();
                } else {
                    begun.write(bytes[i]);
                }
            }
        }
    }
}
