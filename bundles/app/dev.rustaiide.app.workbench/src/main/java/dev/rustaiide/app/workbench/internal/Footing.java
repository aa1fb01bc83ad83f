package dev.rustaiide.app.workbench.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.rustaiide.foundation.error.Failure;

/**
 * What the program stands on: that what people type, set and open can be kept, and that the clock runs forward. For one
 * thread at a time; it touches the disk.
 */
final class Footing {
    /** A block of most file systems: an empty file can be made on a disk that is full. */
    private static final int PIECE = 4096;
    /** Clocks are set right by a moment now and then. */
    private static final Duration JUMP = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<Path> folders;
    private final Writer writer;
    private final LongSupplier millis;
    private final LongSupplier nanos;
    private long lastMillis;
    private long lastNanos;

    /** Writes a piece of a file and deletes it. */
    @FunctionalInterface
    interface Writer {
        void tryIn(Path folder) throws IOException;
    }

    /** There is no room. */
    static final class FullException extends IOException {
        private static final long serialVersionUID = 1;

        FullException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * @param folders that must be writable, the one that matters most first
     * @param millis the clock of the machine
     * @param nanos one that does not jump
     */
    Footing(List<Path> folders, Writer writer, LongSupplier millis, LongSupplier nanos) {
        this.folders = folders;
        this.writer = writer;
        this.millis = millis;
        this.nanos = nanos;
        this.lastMillis = millis.getAsLong();
        this.lastNanos = nanos.getAsLong();
    }

    static Footing on(List<Path> folders) {
        return new Footing(folders, Footing::tryIn, System::currentTimeMillis, System::nanoTime);
    }

    private static void tryIn(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path piece = Files.createTempFile(folder, ".footing", "");
        try {
            Files.write(piece, new byte[PIECE]);
        } catch (IOException refused) {
            throw isFull(folder, refused) ? new FullException(refused) : refused;
        } finally {
            Files.deleteIfExists(piece);
        }
    }

    /** Asks the disk itself: the system's words come in the user's language. */
    private static boolean isFull(Path folder, IOException refused) throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < PIECE
                || String.valueOf(refused.getMessage()).contains("quota");
    }

    /** What is wrong now; the same failures as long as the same is wrong. */
    List<Failure> look() {
        var wrong = new ArrayList<Failure>();
        folders.stream().flatMap(folder -> unwritable(folder).stream()).findFirst().ifPresent(wrong::add);
        jump().ifPresent(wrong::add);
        return wrong;
    }

    private Optional<Failure> unwritable(Path folder) {
        try {
            writer.tryIn(folder);
            return Optional.empty();
        } catch (IOException refused) {
            String what = "What you type, set and open is not kept for the next start.";
            return Optional.of(refused instanceof FullException
                    ? new Failure.Other(what, "The disk with " + folder + " is full.",
                            "Free some space on it; save what you have typed to another disk.")
                    : new Failure.Other(what, folder + " cannot be written" + reason(refused) + '.',
                            "Make it writable, or set RUST_AI_IDE_HOME to a folder that is, and start again. "
                                    + "Save what you type: that works as ever."));
        }
    }

    private static String reason(IOException refused) {
        String why = refused instanceof FileSystemException named ? named.getReason() : refused.getMessage();
        return why == null ? "" : ": " + why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1);
    }

    /** Said at the one look that sees it. */
    private Optional<Failure> jump() {
        long now = millis.getAsLong();
        long elapsed = (nanos.getAsLong() - lastNanos) / 1_000_000;
        long expected = lastMillis + elapsed;
        lastMillis = now;
        lastNanos += elapsed * 1_000_000;
        return expected - now < JUMP.toMillis() ? Optional.empty() : Optional.of(new Failure.Other(
                "The clock of this machine went back from " + time(expected) + " to " + time(now) + '.',
                "Somebody or something has set it.",
                "If it was not meant, set it right. Cargo may take changed files for built ones; cargo clean helps."));
    }

    private static String time(long at) {
        return TIME.format(Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()));
    }
}
