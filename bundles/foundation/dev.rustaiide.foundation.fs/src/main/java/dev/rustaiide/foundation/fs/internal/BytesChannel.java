package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** A file that lies in memory. What was written is handed over when it is closed. */
final class BytesChannel extends FileChannel {
    private final @Nullable Sink sink;
    private final boolean appending;
    private byte[] bytes;
    private int size;
    private long position;

    /** Takes what was written. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] content) throws IOException;
    }

    private BytesChannel(byte[] bytes, @Nullable Sink sink, boolean appending) {
        this.bytes = bytes;
        this.size = bytes.length;
        this.sink = sink;
        this.appending = appending;
    }

    static BytesChannel reading(byte[] bytes) {
        return new BytesChannel(bytes, null, false);
    }

    static BytesChannel writing(byte[] old, boolean appending, Sink sink) {
        return new BytesChannel(old.clone(), sink, appending);
    }

    private void requireWritable() throws IOException {
        requireOpen();
        if (sink == null) {
            throw new NonWritableChannelException();
        }
    }

    private void requireOpen() throws IOException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized int read(ByteBuffer to) throws IOException {
        int count = read(to, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public synchronized int read(ByteBuffer to, long from) throws IOException {
        requireOpen();
        if (from >= size) {
            return -1;
        }
        int count = (int) Math.min(to.remaining(), size - from);
        to.put(bytes, (int) from, count);
        return count;
    }

    @Override
    public synchronized long read(ByteBuffer[] to, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = read(to[i]);
            if (count < 0) {
                return total == 0 ? -1 : total;
            }
            total += count;
        }
        return total;
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        if (appending) {
            position = size;
        }
        int count = write(from, position);
        position += count;
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer from, long at) throws IOException {
        requireWritable();
        int count = from.remaining();
        int end = Math.toIntExact(at + count);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length)));
        }
        from.get(bytes, (int) at, count);
        size = Math.max(size, end);
        return count;
    }

    @Override
    public synchronized long write(ByteBuffer[] from, int offset, int length) throws IOException {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += write(from[i]);
        }
        return total;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        requireOpen();
        return size;
    }

    @Override
    public synchronized FileChannel truncate(long newSize) throws IOException {
        requireWritable();
        if (newSize < size) {
            size = (int) newSize;
            Arrays.fill(bytes, size, bytes.length, (byte) 0);
        }
        position = Math.min(position, size);
        return this;
    }

    /** There is nothing that it could outlast. */
    @Override
    public void force(boolean metaData) {}

    @Override
    public synchronized long transferTo(long from, long count, WritableByteChannel to) throws IOException {
        requireOpen();
        if (from >= size) {
            return 0;
        }
        return to.write(ByteBuffer.wrap(bytes, (int) from, (int) Math.min(count, size - from)));
    }

    @Override
    public synchronized long transferFrom(ReadableByteChannel from, long at, long count) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(count, 64 << 10));
        int read = from.read(piece);
        return read <= 0 ? 0 : write(piece.flip(), at);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long length) {
        throw new UnsupportedOperationException("It is in memory already");
    }

    @Override
    public FileLock lock(long from, long length, boolean shared) {
        throw new UnsupportedOperationException("No other process can see it");
    }

    @Override
    public @Nullable FileLock tryLock(long from, long length, boolean shared) {
        throw new UnsupportedOperationException("No other process can see it");
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        if (sink != null) {
            sink.take(Arrays.copyOf(bytes, size));
        }
    }
}
