package dev.rustaiide.ai.training.decoder.internal.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a training goes on from, the last two of them: whoever is killed while one is written has the one before, and
 * whoever has lost one to a broken disk too.
 */
public final class Checkpoint {
    private static final String NEWEST = "checkpoint";
    private static final String BEFORE = "checkpoint.before";

    private final Path folder;
    private boolean fellBack;

    public Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * The newest that is whole; empty if none was ever written. What is not whole is put aside.
     *
     * @throws IOException if there is one, and none that is whole
     */
    public Optional<Weights> read() throws IOException {
        IOException first = null;
        for (String name : List.of(NEWEST, BEFORE)) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
                    Weights weights = Weights.read(in);
                    fellBack = first != null;
                    return Optional.of(weights);
                } catch (DamagedException damaged) {
                    Files.move(file, folder.resolve(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
                    first = first(first, new IOException(file + " is no whole checkpoint: " + damaged.getMessage(),
                            damaged));
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return Optional.empty();
    }

    private static IOException first(@Nullable IOException one, IOException other) {
        return one == null ? other : one;
    }

    /** Whether the newest one that {@link #read} found was damaged. */
    boolean fellBack() {
        return fellBack;
    }

    /** Writes {@code weights}, and keeps the one that was the newest. */
    void write(Weights weights) throws IOException {
        Path draft = folder.resolve(NEWEST + ".draft");
        try (var channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20);
            weights.write(out);
            out.flush();
            channel.force(true);
        }
        Path newest = folder.resolve(NEWEST);
        if (Files.exists(newest)) {
            Files.move(newest, folder.resolve(BEFORE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(draft, newest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Bytes that are not what was written. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1;

        DamagedException(String why) {
            super(why);
        }
    }
}
