package dev.rustaiide.foundation.serialization;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.MappedFile;

/**
 * The records of a stored file, block by block in any order: a few of them are read without those before. Opening it
 * looks at the head of each block, and that the file is whole; a block is checked and decoded when it is read. Any
 * thread may use it, several at once; an interrupt disturbs nobody.
 *
 * <p>The file must stay as it is while this is open: one that is made anew is written beside it and moved.
 */
public final class StoredBlocks<T> implements AutoCloseable {
    private final Schema<T> schema;
    private final MappedFile file;
    private final Description description;
    private final Queue<BlockIn> idle = new ConcurrentLinkedQueue<>();
    /** Where each block lies. */
    private long[] places = new long[64];
    /** Which record is the first of each block, and behind that how many there are. */
    private long[] firsts = new long[64];
    private int count;

    StoredBlocks(Schema<T> schema, Path path) throws FailureException {
        this.schema = schema;
        this.file = MappedFile.open(path);
        boolean opened = false;
        try {
            var in = new Part(0);
            description = StoredReader.description(in);
            find(in.at);
            idle.add(new BlockIn(schema, description));
            opened = true;
        } catch (CorruptException unreadable) {
            throw failure(unreadable.reason(), unreadable);
        } catch (IOException unreadable) {
            throw failure(String.valueOf(unreadable.getMessage()), unreadable);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    private void find(long start) throws IOException {
        long at = start;
        for (long first = 0;;) {
            Frame.Head head = Frame.head(new Part(at));
            if (head.kind() == Frame.END) {
                checkEnd(at, first);
                firsts[count] = first;
                return;
            }
            long next = at + Frame.HEADER + head.stored();
            if (head.kind() != Frame.BLOCK || next > file.size()) {
                throw new CorruptException(head.kind() == Frame.BLOCK ? "it ends early"
                        : "it has a block of an unknown kind");
            }
            add(at, first);
            first += head.records();
            at = next;
        }
    }

    private void checkEnd(long at, long records) throws IOException {
        if (Frame.read(new Part(at)).unpack().fixedLong() != records) {
            throw new CorruptException("it has lost records");
        }
    }

    private void add(long place, long first) {
        if (count + 1 == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
            firsts = Arrays.copyOf(firsts, 2 * firsts.length);
        }
        places[count] = place;
        firsts[count] = first;
        count++;
    }

    /** How many blocks there are. */
    public int count() {
        return count;
    }

    /** How many records there are in all. */
    public long records() {
        return firsts[count];
    }

    /** The number of the first record of {@code block}, counted from zero; {@link #records} for {@link #count}. */
    public long first(int block) {
        return firsts[Objects.checkIndex(block, count + 1)];
    }

    /** The block that has the record with the number {@code record}. */
    public int blockOf(long record) {
        Objects.checkIndex(record, records());
        int at = Arrays.binarySearch(firsts, 0, count, record);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * The records of {@code block}, in their order.
     *
     * @throws FailureException if the block is damaged, or the disk fails; other blocks may be well
     */
    @SuppressWarnings("unchecked") // the decoder of the schema makes its records
    public List<T> read(int block) throws FailureException {
        Objects.checkIndex(block, count);
        BlockIn known = idle.poll();
        BlockIn decoder = known == null ? new BlockIn(schema, description) : known;
        try {
            Object[] records = decoder.decode(Frame.read(new Part(places[block]))).takeRecords();
            idle.add(decoder);
            return (List<T>) List.of(records);
        } catch (CorruptException damaged) {
            throw failure(damaged.reason(), damaged);
        } catch (IllegalArgumentException refused) {
            throw failure("a record of it makes no sense: " + refused.getMessage(), refused);
        } catch (IOException unreadable) {
            throw failure(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private FailureException failure(String reason, Exception cause) {
        return new FailureException(new Failure.Other("Cannot read " + file.file().getFileName() + ".",
                file.file() + " is damaged or foreign: " + reason + ".",
                "Delete it so that it is made again, or take it from a backup."), cause);
    }

    @Override
    public void close() {
        file.close();
    }

    /** The file from a place on, for one thread. */
    private final class Part extends InputStream {
        private long at;

        Part(long at) {
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int there = (int) Math.min(length, file.size() - at);
            if (there <= 0) {
                return length == 0 ? 0 : -1;
            }
            try {
                file.read(at, into, offset, there);
            } catch (FailureException gone) {
                throw new EOFException(gone.failure().why());
            }
            at += there;
            return there;
        }
    }
}
