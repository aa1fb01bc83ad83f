package dev.rustaiide.foundation.logging.internal.log;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The file that all processes of a user add their lines to. Each write is one call of the system in append mode and
 * holds whole lines, so processes do not tear each other's. For one thread at a time.
 *
 * <p>When it cannot write, it says so once, and once more when it can again; the lines of between are counted and lost.
 */
final class LogFile implements Consumer<List<LogRecord>> {
    private final LogRotation rotation;
    private final JsonLines lines;
    private final Consumer<String> complaints;
    private @Nullable FileOutputStream out;
    private @Nullable Object key;
    private long lost;

    /** @param complaints hears what must reach a person though there is no log */
    LogFile(LogRotation rotation, JsonLines lines, Consumer<String> complaints) {
        this.rotation = rotation;
        this.lines = lines;
        this.complaints = complaints;
    }

    /**
     * {@link FileOutputStream} and not a channel: an interrupt, which is how calls are cancelled, would close that.
     */
    @Override
    public void accept(List<LogRecord> records) {
        try {
            var piece = new ByteArrayOutputStream();
            for (LogRecord record : records) {
                byte[] line = lines.bytes(record);
                if (piece.size() + line.length > JsonLines.LONGEST) {
                    piece.writeTo(upToDate());
                    piece.reset();
                }
                piece.writeBytes(line);
            }
            piece.writeTo(upToDate());
            recovered();
        } catch (IOException denied) {
            close();
            complain(denied, records.size());
        }
    }

    private FileOutputStream upToDate() throws IOException {
        Path file = rotation.file();
        BasicFileAttributes now = attributes(file);
        if (now != null && rotation.isDue(now)) {
            close();
            rotation.rotate();
            now = attributes(file);
        }
        if (out == null || now == null || !Objects.equals(key, now.fileKey())) {
            close();
            out = open(file);
            now = attributes(file);
            key = now == null ? null : now.fileKey();
        }
        return out;
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException notYet) {
            return null;
        }
    }

    /**
     * Where a process or the disk broke off within a line, ours begin on a new one. A write of another process that is
     * under way may look like that: then there is an empty line.
     */
    private static FileOutputStream open(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        boolean torn = isTorn(file);
        var stream = new FileOutputStream(file.toFile(), true);
        if (torn) {
            stream.write('\n');
        }
        return stream;
    }

    /** A file that is not there is whole: another process may have rotated it away since anybody looked. */
    private static boolean isTorn(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() == 0) {
                return false;
            }
            in.seek(in.length() - 1);
            return in.read() != '\n';
        } catch (FileNotFoundException notYet) {
            return false;
        }
    }

    private void complain(IOException denied, int records) {
        if (lost == 0) {
            complaints.accept("the log cannot be written: " + rotation.file() + ": " + denied.getMessage()
                    + ". The program goes on without it.");
        }
        lost += records;
    }

    private void recovered() {
        if (lost > 0) {
            complaints.accept("the log is written again; " + lost + " lines of it are lost.");
            lost = 0;
        }
    }

    void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException late) {
            // every write has told its own failure
        }
        out = null;
    }
}
