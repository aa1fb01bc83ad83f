package dev.rustaiide.foundation.serialization;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Gives stored records one after another.
 *
 * <p>For one thread, which alone reads the stream. The blocks to come are decoded by other threads, some at a time: the
 * functions of the schema run on those. What has one block only is decoded by the caller's thread. There are at most
 * twelve blocks in memory, or fewer large ones.
 *
 * <p>Every block is checked before a record of it is given, so that what is given is what was stored. Where a file is
 * cut off or damaged, the records of all blocks before that place are given first; then comes the failure, which says
 * how many those were.
 */
public final class StoredReader<T> implements AutoCloseable {
    private final Schema<T> schema;
    private final InputStream in;
    private final String source;
    private final Description description;
    private final Ahead<BlockIn> ahead = new Ahead<>("decode records");
    private final Deque<BlockIn> idle = new ArrayDeque<>();
    /** The first frame that nobody decodes yet. */
    private Frame upcoming;
    /** Why there is no upcoming one. */
    private @Nullable IOException denied;
    private @Nullable CorruptException damaged;
    private Object[] records = {};
    private int at;
    private long given;
    private boolean ended;
    private @Nullable FailureException failed;

    StoredReader(Schema<T> schema, InputStream in, String source) throws FailureException {
        this.schema = schema;
        this.in = in;
        this.source = source;
        try {
            description = description(in);
            idle.push(new BlockIn(schema, description));
        } catch (CorruptException unreadable) {
            throw failure(unreadable.reason());
        } catch (IOException unreadable) {
            throw failure(unreadable);
        }
        upcoming = nextFrame();
    }

    /** What {@code in} begins with. */
    static Description description(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(StoredWriter.MAGIC.length);
        int form = magic.length - 1;
        if (form < 0 || !Arrays.equals(magic, 0, form, StoredWriter.MAGIC, 0, StoredWriter.MAGIC.length - 1)) {
            throw new CorruptException("it is not a file of stored records");
        }
        if (magic[form] != StoredWriter.MAGIC[form]) {
            throw new CorruptException("it has a form that this version does not know");
        }
        Frame frame = Frame.read(in);
        ByteSource content = frame.unpack();
        if (frame.kind() != Frame.DESCRIPTION) {
            throw new CorruptException("it does not say what it has");
        }
        return Description.read(content);
    }

    /** What cannot be read is told when its turn comes. */
    private Frame nextFrame() {
        try {
            return Frame.read(in);
        } catch (CorruptException cause) {
            damaged = cause;
        } catch (IOException cause) {
            denied = cause;
        }
        return Frame.MISSING;
    }

    /**
     * The next record; null after the last.
     *
     * @throws FailureException if there is no next one, but the file is not at its end either; and again when asked
     *     again
     */
    @SuppressWarnings("unchecked") // the decoder of the schema makes its records
    public @Nullable T next() throws FailureException {
        while (at == records.length) {
            if (ended) {
                return null;
            }
            advance();
        }
        given++;
        return (T) records[at++];
    }

    private void advance() throws FailureException {
        if (failed != null) {
            throw failed;
        }
        try {
            records = nextBlock();
            at = 0;
        } catch (CorruptException unreadable) {
            throw failure(unreadable.reason());
        } catch (IllegalArgumentException refused) {
            throw failure("a record of it makes no sense: " + refused.getMessage());
        } catch (IOException unreadable) {
            throw failure(unreadable);
        }
    }

    private Object[] nextBlock() throws IOException {
        while (upcoming.kind() == Frame.BLOCK && !ahead.isFull()) {
            Frame block = upcoming;
            upcoming = nextFrame();
            BlockIn decoder = idle.isEmpty() ? new BlockIn(schema, description) : idle.pop();
            if (ahead.isEmpty() && upcoming.kind() != Frame.BLOCK) {
                return decoder.decode(block).takeRecords();
            }
            ahead.add(block.unpackedSize(), scope -> decoder.decode(block));
        }
        if (ahead.isEmpty()) {
            end();
            return new Object[0];
        }
        BlockIn oldest = ahead.take();
        idle.push(oldest);
        return oldest.takeRecords();
    }

    private void end() throws IOException {
        if (denied != null) {
            throw denied;
        }
        if (damaged != null) {
            throw damaged;
        }
        ByteSource count = upcoming.unpack();
        if (upcoming.kind() != Frame.END) {
            throw new CorruptException("it has a block of an unknown kind");
        }
        if (count.fixedLong() != given) {
            throw new CorruptException("it has lost records");
        }
        ended = true;
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

    private FailureException failure(IOException cause) {
        return remember(new FailureException(new Failure.Other("Cannot read " + source + ".",
                "The system says: " + cause.getMessage() + ".", "Check the disk and try again."), cause));
    }

    private FailureException remember(FailureException failure) {
        failed = failure;
        ahead.cancel();
        return failure;
    }

    @Override
    public void close() throws FailureException {
        ahead.cancel();
        try {
            in.close();
        } catch (IOException cause) {
            throw failure(cause);
        }
    }
}
