package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A client's two directions, message by message. One thread reads and one writes; any may close. */
public interface Wire extends AutoCloseable {
    /** A longer message ends the session: a text of 10 MB comes as one of 12. */
    int MOST_BYTES = 32 << 20;

    /**
     * The next message, JSON in UTF-8; null when the client has gone.
     *
     * @throws NoMessageException if what comes is no message, so that nobody knows where the next one starts
     */
    byte @Nullable [] read() throws IOException;

    /** Sends a message. Waits for a client that does not read. */
    void write(byte[] message) throws IOException;

    /** Whoever reads or writes gets an end or an exception. */
    @Override
    void close();
}
