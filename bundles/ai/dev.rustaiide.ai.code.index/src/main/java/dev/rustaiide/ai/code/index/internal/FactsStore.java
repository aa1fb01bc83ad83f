package dev.rustaiide.ai.code.index.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.code.facts.FactsCodec;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Compression;
import dev.rustaiide.foundation.serialization.Schema;
import dev.rustaiide.foundation.serialization.Shape;
import dev.rustaiide.foundation.serialization.StoredReader;
import dev.rustaiide.foundation.serialization.StoredWriter;

/**
 * The facts of a folder on the disk, in one file that is replaced as a whole, so that several processes may keep the
 * same folder. What cannot be read counts as not there. Every method blocks.
 */
final class FactsStore {
    private static final Schema<Entry> ENTRY = Schema.of("facts", 1, fields -> {
        var version = fields.number("version", Entry::version);
        var path = fields.text("path", Entry::path);
        var size = fields.number("size", Entry::size);
        var modified = fields.number("modified", Entry::modified);
        var read = fields.number("read", Entry::read);
        var language = fields.text("language", Entry::language);
        var facts = fields.value("facts", Shape.bytes(), Entry::facts);
        return row -> new Entry(row.integer(version), row.get(path), row.number(size), row.number(modified),
                row.number(read), row.get(language), row.get(facts));
    });
    /** A file system's clock may go in steps as large as this. */
    static final long TICK_NANOS = 100_000_000;

    private final Path file;

    FactsStore(Path file) {
        this.file = file;
    }

    /**
     * A file as it was read.
     *
     * @param path below the folder, with {@code /}
     * @param modified nanoseconds since 1970, as the file says
     * @param read the same, when it was read
     * @param language empty if there are no facts of it
     */
    record Entry(int version, String path, long size, long modified, long read, String language, byte[] facts) {
        /** Whether a file of this size and time has the content that was read. */
        boolean isOf(long nowSize, long nowModified) {
            return version == FactsCodec.VERSION && size == nowSize && modified == nowModified
                    && modified < read - TICK_NANOS;
        }
    }

    /** Gives {@code taker} what is stored, as far as it is whole. */
    void load(Consumer<Entry> taker) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                StoredReader<Entry> reader = ENTRY.reader(in, file.toString())) {
            for (@Nullable Entry entry = reader.next(); entry != null; entry = reader.next()) {
                taker.accept(entry);
            }
        } catch (IOException | FailureException unreadable) {
            LoggerFactory.getLogger(FactsStore.class).info("The index in {} is made again: {}", file,
                    unreadable.getMessage());
        }
    }

    void store(List<Entry> entries) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "part", ".facts");
            try {
                write(part, entries);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException full) {
            LoggerFactory.getLogger(FactsStore.class).warn("The index cannot be kept in {}: {}. The next start reads"
                    + " all files again.", file, full.getMessage());
        }
    }

    private static void write(Path part, List<Entry> entries) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
                StoredWriter<Entry> writer = ENTRY.writer(out, Compression.NONE)) {
            for (Entry entry : entries) {
                writer.write(entry);
            }
        }
    }
}
