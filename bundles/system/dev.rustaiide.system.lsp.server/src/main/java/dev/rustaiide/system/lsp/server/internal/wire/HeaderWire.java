package dev.rustaiide.system.lsp.server.internal.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Messages behind headers like those of HTTP, as the specification of LSP has them. */
public final class HeaderWire implements Wire {
    private static final int LONGEST_LINE = 1024;
    private static final int MOST_LINES = 32;
    private static final String LENGTH = "content-length";

    private final InputStream in;
    private final OutputStream out;

    public HeaderWire(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 1 << 14);
        this.out = out;
    }

    @Override
    public byte @Nullable [] read() throws IOException {
        int length = -1;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = Limited.line(in, LONGEST_LINE);
            if (line == null && lines == 0) {
                return null;
            }
            if (line == null) {
                throw new NoMessageException("the input ends within a header");
            }
            if (line.isEmpty()) {
                return Limited.bytes(in, checked(length));
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new NoMessageException("a line of a header has no colon");
            }
            if (LENGTH.equalsIgnoreCase(line.substring(0, colon).strip())) {
                length = number(line.substring(colon + 1).strip());
            }
        }
        throw new NoMessageException("a header has more than " + MOST_LINES + " lines");
    }

    private static int number(String text) throws NoMessageException {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            throw new NoMessageException("Content-Length is no number");
        }
        return text.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    private static int checked(int length) throws NoMessageException {
        if (length < 0) {
            throw new NoMessageException("a header has no Content-Length");
        }
        if (length > MOST_BYTES) {
            throw new NoMessageException("a message has more than " + MOST_BYTES + " bytes");
        }
        return length;
    }

    /** In one write: a header in a packet of its own would wait for the acknowledgement of the one before. */
    @Override
    public void write(byte[] message) throws IOException {
        byte[] header = ("Content-Length: " + message.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[header.length + message.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(message, 0, all, header.length, message.length);
        out.write(all);
        out.flush();
    }

    @Override
    public void close() {
        try (in; out) {
            LoggerFactory.getLogger(HeaderWire.class).debug("A client's streams are closed");
        } catch (IOException gone) {
            LoggerFactory.getLogger(HeaderWire.class).debug("A client went before its streams were closed", gone);
        }
    }
}
