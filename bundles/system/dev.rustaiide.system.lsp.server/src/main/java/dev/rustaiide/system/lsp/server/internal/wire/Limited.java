package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Reads from clients: memory grows with what they have sent, not with what they announce. */
final class Limited {
    private static final int STEP = 1 << 16;

    private Limited() {}

    /** @throws EOFException if there are fewer */
    static byte[] bytes(InputStream in, int count) throws IOException {
        if (count <= STEP) {
            return exactly(in, count);
        }
        var read = new ByteArrayOutputStream(STEP);
        for (int left = count; left > 0;) {
            byte[] part = exactly(in, Math.min(left, STEP));
            read.write(part);
            left -= part.length;
        }
        return read.toByteArray();
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the client has gone in the middle of a message");
        }
        return bytes;
    }

    /** A line without its end, which is a line feed with or without a carriage return; null if nothing comes. */
    static @Nullable String line(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == longest) {
                throw new NoMessageException("a line of a header has more than " + longest + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
