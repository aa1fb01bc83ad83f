package dev.rustaiide.system.network.services.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Counts what is read and tells it once, at the end or when it is closed. */
final class CountedBody extends FilterInputStream {
    private final LongConsumer atEnd;
    private long count;
    private boolean told;

    CountedBody(InputStream body, LongConsumer atEnd) {
        super(body);
        this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        counted(next < 0 ? -1 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        counted(read);
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        long skipped = super.skip(most);
        count += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        super.close();
        tell();
    }

    private void counted(int read) {
        if (read < 0) {
            tell();
        } else {
            count += read;
        }
    }

    private void tell() {
        if (!told) {
            told = true;
            atEnd.accept(count);
        }
    }
}
