package dev.rustaiide.app.documents.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.rustaiide.app.documents.Document;

/**
 * The folder with the unsaved buffers of every session. A file belongs to the process that its name tells; those of
 * processes that are gone are taken over, those of others that run are left alone.
 */
public final class Journals {
    private static final String SUFFIX = ".journal";
    private static final Logger LOG = LoggerFactory.getLogger(Journals.class);

    private final Path folder;
    private final AtomicInteger next = new AtomicInteger();

    public Journals(Path folder) {
        this.folder = folder;
    }

    /** A buffer and the file, now ours, that it was found in. */
    public record Found(Unsaved buffer, Path file) {}

    /** Keeps {@code document} from now on, until the result is closed. */
    BufferJournal track(Document document) {
        return new BufferJournal(document, freshFile());
    }

    BufferJournal track(Document document, Found found) {
        return new BufferJournal(document, found.file());
    }

    private Path freshFile() {
        return folder.resolve(owner(ProcessHandle.current()) + "-" + next.incrementAndGet() + SUFFIX);
    }

    private static String owner(ProcessHandle process) {
        return process.pid() + "-" + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    /** Takes over what dead sessions left unsaved. Blocks on the disk. */
    public List<Found> restore() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of(); // nothing was ever unsaved here, or nothing can be: whoever writes finds out
        }
        List<Path> left = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                if (!isAlive(file.getFileName().toString())) {
                    left.add(file);
                }
            }
        }
        left.sort(null);
        List<Found> found = new ArrayList<>();
        for (Path file : left) {
            try {
                Unsaved buffer = JournalFile.read(file);
                Path ours = freshFile();
                Files.move(file, ours, StandardCopyOption.ATOMIC_MOVE);
                found.add(new Found(buffer, ours));
            } catch (IOException broken) {
                // It stays where it is: somebody may want to look at it.
                LOG.warn("The unsaved text in " + file + " cannot be read: " + broken.getMessage());
            }
        }
        return found;
    }

    private static boolean isAlive(String name) {
        String[] parts = name.split("-", 3);
        try {
            return parts.length == 3 && ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> owner(process).equals(parts[0] + "-" + parts[1])).isPresent();
        } catch (NumberFormatException foreign) {
            return false;
        }
    }
}
