package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Gives stored records one after another; it keeps one block in memory. For one thread.
 *
 * <p>Every block is checked before a record of it is given, so that what is given is what was stored. Where a file is
 * cut off or damaged, the records of all blocks before that place are given first; then comes the failure, which says
 * how many those were.
 */
public final class StoredReader<T> implements AutoCloseable {
    private final InputStream in;
    private final String source;
    private final SheetIn sheet = new SheetIn();
    private final NumberIn batches = sheet.add(new NumberIn());
    private final Decoder decoder;
    private Object[] batch = {};
    private int at;
    /** How many records of the block are not in a batch yet. */
    private int left;
    private long given;
    private boolean ended;
    private @Nullable FailureException failed;

    StoredReader(Schema<T> schema, InputStream in, String source) throws FailureException {
        this.in = in;
        this.source = source;
        try {
            decoder = schema.decoder(description(), sheet);
        } catch (CorruptException unreadable) {
            throw failure(unreadable.reason());
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    private Description description() throws IOException {
        byte[] magic = in.readNBytes(StoredWriter.MAGIC.length);
        int form = magic.length - 1;
        if (form < 0 || !Arrays.equals(magic, 0, form, StoredWriter.MAGIC, 0, StoredWriter.MAGIC.length - 1)) {
            throw new CorruptException("it is not a file of stored records");
        }
        if (magic[form] != StoredWriter.MAGIC[form]) {
            throw new CorruptException("it has a form that this version does not know");
        }
        Frame frame = Frame.read(in);
        if (frame.kind() != Frame.DESCRIPTION) {
            throw new CorruptException("it does not say what it has");
        }
        return Description.read(frame.source());
    }

    /**
     * The next record; null after the last.
     *
     * @throws FailureException if there is no next one, but the file is not at its end either; and again when asked
     *     again
     */
    @SuppressWarnings("unchecked") // the decoder of the schema makes its records
    public @Nullable T next() throws FailureException {
        if (failed != null) {
            throw failed;
        }
        try {
            while (at == batch.length) {
                if (ended) {
                    return null;
                }
                loadBatch();
            }
            given++;
            return (T) batch[at++];
        } catch (CorruptException damaged) {
            throw failure(damaged.reason());
        } catch (IllegalArgumentException refused) {
            throw failure("a record of it makes no sense: " + refused.getMessage());
        } catch (IOException denied) {
            throw failure(denied);
        }
    }

    private void loadBatch() throws IOException {
        if (left == 0) {
            loadBlock();
        } else {
            long size = batches.take(1)[0];
            if (size <= 0 || size > Math.min(left, StoredWriter.BATCH)) {
                throw new CorruptException("a size in it makes no sense");
            }
            batch = decoder.take((int) size);
            at = 0;
            left -= (int) size;
        }
    }

    private void loadBlock() throws IOException {
        Frame frame = Frame.read(in);
        switch (frame.kind()) {
            case Frame.BLOCK -> {
                sheet.load(frame.source());
                left = frame.records();
            }
            case Frame.END -> {
                if (frame.source().fixedLong() != given) {
                    throw new CorruptException("it has lost records");
                }
                ended = true;
            }
            default -> throw new CorruptException("it has a block of an unknown kind");
        }
    }

    /** Gives all records that are left to {@code taker}. */
    public void forEach(Consumer<? super T> taker) throws FailureException {
        for (@Nullable T value = next(); value != null; value = next()) {
            taker.accept(value);
        }
    }

    private FailureException failure(String reason) {
        String read = given == 0 ? "nothing of it can be read" : given + " records before that can be read";
        return remember(new FailureException(new Failure.Other("Cannot read " + source + ".",
                "It is damaged or foreign: " + reason + "; " + read + ".",
                "Delete it so that it is made again, or take it from a backup.")));
    }

    private FailureException failure(IOException denied) {
        return remember(new FailureException(new Failure.Other("Cannot read " + source + ".",
                "The system says: " + denied.getMessage() + ".", "Check the disk and try again."), denied));
    }

    private FailureException remember(FailureException failure) {
        failed = failure;
        return failure;
    }

    @Override
    public void close() throws FailureException {
        try {
            in.close();
        } catch (IOException denied) {
            throw failure(denied);
        }
    }
}
