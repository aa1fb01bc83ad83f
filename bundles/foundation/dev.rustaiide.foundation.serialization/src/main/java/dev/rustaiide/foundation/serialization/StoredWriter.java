package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Stores records one after another, in blocks of up to {@value #RECORDS} records or about {@value #SIZE} bytes.
 *
 * <p>For one thread, which alone writes to the stream. Full blocks are encoded by other threads, some at a time, while
 * the next one is filled: a record must not change once it was added, and the functions of its schema run on those
 * threads. What has one block only is encoded by the caller's thread. There are at most twelve
 * full blocks in memory, or fewer large ones.
 *
 * <p>What was written is complete once {@link #close} has returned. A file that is to be whole or not at all is written
 * under another name and then moved.
 */
public final class StoredWriter<T> implements AutoCloseable {
    static final byte[] MAGIC = {(byte) 0x89, 'R', 'S', 'T', '\r', '\n', 0x1a, 1};
    /** Few enough for what one thread works on to stay near its processor. */
    static final int RECORDS = 1 << 12;
    private static final long SIZE = 1 << 22;
    /** So many records say how large the others may be. */
    private static final int SAMPLE = 16;

    private final Schema<T> schema;
    private final OutputStream out;
    private final Compression compression;
    private final Ahead<BlockOut> ahead = new Ahead<>("encode records");
    private final Deque<BlockOut> idle = new ArrayDeque<>();
    private BlockOut block;
    /** How many records a block gets, so that it has about the right size. */
    private int room = SAMPLE;
    private boolean sampled;
    private long recordSize;
    private long total;
    private boolean broken;
    private boolean closed;

    StoredWriter(Schema<T> schema, OutputStream out, Compression compression) throws IOException {
        this.schema = schema;
        this.out = out;
        this.compression = compression;
        block = new BlockOut(schema, compression);
        out.write(MAGIC);
        var description = new ByteSink();
        schema.description(List.of()).write(description);
        Frame.write(out, Frame.DESCRIPTION, 0, description, Compression.NONE);
    }

    /**
     * Adds {@code value}.
     *
     * @throws IllegalArgumentException if it, or one added before, is nested deeper than 256, or too large for a block;
     *     nothing can be written after that
     */
    public void write(T value) throws IOException {
        if (broken) {
            throw new IllegalStateException("a record before could not be written");
        }
        block.add(value);
        if (block.count() >= room) {
            broken = true; // unless what follows succeeds
            if (!sampled) {
                sampled = true;
                learnFrom(block.encode());
            }
            if (block.count() >= room) {
                handOver();
            }
            broken = false;
        }
    }

    private void learnFrom(BlockOut encoded) {
        recordSize = 1 + encoded.size() / encoded.count();
        room = (int) Math.clamp(SIZE / recordSize, 1, RECORDS);
    }

    private void handOver() throws IOException {
        while (ahead.isFull() || ahead.isReady()) {
            writeOldest();
        }
        BlockOut full = block;
        ahead.add(full.count() * recordSize, scope -> full.encode());
        block = idle.isEmpty() ? new BlockOut(schema, compression) : idle.pop();
    }

    private void writeOldest() throws IOException {
        BlockOut oldest = ahead.take();
        write(oldest);
        learnFrom(oldest);
        oldest.clear();
        idle.push(oldest);
    }

    private void write(BlockOut encoded) throws IOException {
        encoded.writeTo(out);
        total += encoded.count();
    }

    /**
     * Writes what is left and the end, unless a record could not be written, and closes the stream below.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (OutputStream closing = out) {
            if (!broken) {
                broken = true;
                writeRest();
                var count = new ByteSink();
                count.fixedLong(total);
                Frame.write(closing, Frame.END, 0, count, Compression.NONE);
            }
        } finally {
            ahead.cancel();
        }
    }

    private void writeRest() throws IOException {
        BlockOut last = block;
        boolean alone = ahead.isEmpty();
        if (!alone && last.count() > 0) {
            handOver();
        }
        while (!ahead.isEmpty()) {
            writeOldest();
        }
        if (alone && last.count() > 0) {
            write(last.encode());
        }
    }
}
