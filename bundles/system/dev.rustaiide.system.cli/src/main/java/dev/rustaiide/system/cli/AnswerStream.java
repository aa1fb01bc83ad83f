package dev.rustaiide.system.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The standard output of a verb, for those that speak a protocol there. Writing fails once nobody reads any more; any
 * thread may write, one at a time.
 */
public final class AnswerStream extends OutputStream {
    private final Invocation invocation;

    public AnswerStream(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        invocation.write(Arrays.copyOfRange(bytes, start, start + length));
        if (!invocation.isRead()) {
            throw new IOException("nobody reads it any more");
        }
    }
}
