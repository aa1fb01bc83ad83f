package dev.rustaiide.foundation.logging.internal.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines of bytes and knows where each of them ends. */
final class TrailLines {
    /** No record is longer; what is, is none. */
    static final int LONGEST = 4 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int at;
    private int filled;
    private long end;

    /** @param start where the stream begins in its file */
    TrailLines(InputStream in, long start) {
        this.in = in;
        this.end = start;
    }

    /** The next line that a line feed ends, without that, or {@value #LONGEST} bytes of it; null if none is left. */
    byte @Nullable [] next() throws IOException {
        begun.reset();
        long length = 0;
        while (true) {
            if (at == filled) {
                filled = in.read(buffer);
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    return null;
                }
            }
            int start = at;
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            length += at - start;
            begun.write(buffer, start, Math.min(at - start, Math.max(0, LONGEST - begun.size())));
            if (at < filled) {
                at++;
                end += length + 1;
                return begun.toByteArray();
            }
        }
    }

    /** Where the last line ended, with its line feed. */
    long end() {
        return end;
    }

    /** After the last line: the bytes that no line feed ended. */
    byte[] rest() {
        return begun.toByteArray();
    }
}
