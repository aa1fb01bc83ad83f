package dev.rustaiide.system.mcp.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.serialization.Json;

/** Messages as lines of JSON, in two streams. One thread reads, any may write. */
final class MessageLines {
    /** More than any answer of a tool should have, less than what fills the memory. */
    static final int LONGEST = 16 << 20;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 << 10];
    private int at;
    private int end;

    MessageLines(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /**
     * The next line that is not blank; null at the end.
     *
     * @throws IOException also for one of more than {@value #LONGEST} bytes
     */
    @Nullable String read() throws IOException {
        var line = new ByteArrayOutputStream(256);
        while (true) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > LONGEST) {
                throw new IOException("a message without end");
            }
            if (at < end) {
                at++;
                String text = line.toString(StandardCharsets.UTF_8).strip();
                if (!text.isEmpty()) {
                    return text;
                }
                line.reset();
            } else if (!fill()) {
                String rest = line.toString(StandardCharsets.UTF_8).strip();
                return rest.isEmpty() ? null : rest;
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        int read = in.read(buffer);
        end = Math.max(read, 0);
        return read >= 0;
    }

    synchronized void write(Json message) throws IOException {
        out.write((message.print() + '\n').getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
