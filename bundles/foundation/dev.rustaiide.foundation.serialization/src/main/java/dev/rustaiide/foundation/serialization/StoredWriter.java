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
    private static final int RECORDS = 1 << 16;
    private static final long WEIGHT = 1 << 22;
    private static final int WEIGHED_EVERY = 64;

    private final OutputStream out;
    private final Compression compression;
    private final SheetOut sheet = new SheetOut();
    private final Encoder<T> encoder;
    private final ByteSink block = new ByteSink();
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
     * @throws IllegalArgumentException if it is nested deeper than 256, or too large for a block; nothing can be
     *     written after that
     */
    public void write(T value) throws IOException {
        if (broken) {
            throw new IllegalStateException("a record before could not be written");
        }
        broken = true; // a record of which only a part is in the streams spoils all of them
        encoder.put(value);
        records++;
        boolean weighed = records % WEIGHED_EVERY == 0 || sheet.isCrowded();
        if (records == RECORDS || sheet.isCrowded() || weighed && sheet.weight() > WEIGHT) {
            flush();
        }
        broken = false;
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
