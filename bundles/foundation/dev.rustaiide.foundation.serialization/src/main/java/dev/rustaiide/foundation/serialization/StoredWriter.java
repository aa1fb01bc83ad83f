package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Stores records one after another, in blocks of up to {@value #RECORDS} records or about {@value #WEIGHT} bytes; it
 * keeps one block in memory. For one thread.
 *
 * <p>What was written is complete once {@link #close} has returned. A file that is to be whole or not at all is written
 * under another name and then moved.
 */
public final class StoredWriter<T> implements AutoCloseable {
    static final byte[] MAGIC = {(byte) 0x89, 'R', 'S', 'T', '\r', '\n', 0x1a, 1};
    private static final int RECORDS = 1 << 15;
    private static final long WEIGHT = 1 << 22;
    /** Records are encoded in batches of so many, or fewer where they are large. */
    static final int BATCH = 1 << 10;
    private static final long BATCH_WEIGHT = 1 << 18;
    private static final int FIRST_BATCH = 16;

    private final OutputStream out;
    private final Compression compression;
    private final SheetOut sheet = new SheetOut();
    private final NumberOut batches = sheet.add(new NumberOut());
    private final Encoder encoder;
    private final Object[] batch = new Object[BATCH];
    private final ByteSink block = new ByteSink();
    private int batched;
    private int batchSize = FIRST_BATCH;
    private int records;
    private long total;
    private boolean broken;
    private boolean closed;

    StoredWriter(Schema<T> schema, OutputStream out, Compression compression) throws IOException {
        this.out = out;
        this.compression = compression;
        encoder = schema.encoder(sheet);
        out.write(MAGIC);
        schema.description(List.of()).write(block);
        Frame.write(out, Frame.DESCRIPTION, 0, block, Compression.NONE);
    }

    /**
     * Adds {@code value}.
     *
     * @throws IllegalArgumentException if it, or one added shortly before, is nested deeper than 256, or too large for
     *     a block; nothing can be written after that
     */
    public void write(T value) throws IOException {
        if (broken) {
            throw new IllegalStateException("a record before could not be written");
        }
        batch[batched++] = value;
        if (batched == batchSize) {
            broken = true; // a record of which only a part is in the streams spoils all of them
            encodeBatch();
            long weight = sheet.weight();
            batchSize = (int) Math.clamp(BATCH_WEIGHT / (1 + weight / records), 1, BATCH);
            if (records + batchSize > RECORDS || sheet.isCrowded() || weight > WEIGHT) {
                flush();
            }
            broken = false;
        }
    }

    private void encodeBatch() {
        batches.add(batched);
        encoder.put(batch, batched);
        records += batched;
        batched = 0;
    }

    private void flush() throws IOException {
        block.clear();
        sheet.flush(block);
        if (block.size() > Frame.LIMIT) {
            throw new IllegalArgumentException("a block of " + block.size() + " bytes is too large");
        }
        Frame.write(out, Frame.BLOCK, records, block, compression);
        total += records;
        records = 0;
    }

    /** Writes what is left and the end, unless a record could not be written, and closes the stream below. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (OutputStream closing = out) {
            if (!broken) {
                if (batched > 0) {
                    encodeBatch();
                }
                if (records > 0) {
                    flush();
                }
                block.clear();
                block.fixedLong(total);
                Frame.write(closing, Frame.END, 0, block, Compression.NONE);
            }
        }
    }
}
