package dev.rustaiide.foundation.serialization;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into messages: headers, an empty line, and as many bytes as the headers say. Memory is taken for what a
 * header promises only up to a limit. For one thread.
 */
public final class FramedMessages {
    private static final int LONGEST_LINE = 4096;
    /** Servers greet, or complain, where messages belong; so much of it is passed over. */
    private static final int MOST_NOISE = 64 << 10;
    private static final String LENGTH = "content-length";

    private final InputStream in;
    private final int longest;
    private int noise;

    public FramedMessages(InputStream in, int longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /**
     * A message.
     *
     * @param start its bytes, or the first of them if it is not whole
     * @param length of the message as it was sent
     */
    public record Message(byte[] start, long length) {
        public boolean isWhole() {
            return start.length == length;
        }
    }

    /**
     * The next message; null at the end of the stream. Of one beyond the limit only the beginning is kept.
     *
     * @throws FramingException if it is none
     */
    public @Nullable Message next() throws IOException {
        long length = -1;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && length >= 0) {
                return frame(length);
            }
            length = Math.max(length, lengthIn(line));
        }
        if (length >= 0) {
            throw new EOFException("it ended within the headers of a message");
        }
        return null;
    }

    /** The length that a header tells; -1 if the line is another header, or noise. */
    private long lengthIn(String line) throws FramingException {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (name.equals(LENGTH)) {
            try {
                long length = Long.parseLong(line.substring(colon + 1).strip());
                if (length >= 0) {
                    return length;
                }
            } catch (NumberFormatException noNumber) {
                // Told below.
            }
            throw new FramingException("a message has the length “" + line.substring(colon + 1).strip() + '”');
        }
        if (!name.equals("content-type")) {
            noise += line.length() + 1;
            if (noise > MOST_NOISE) {
                throw new FramingException("what it writes are no messages");
            }
        }
        return -1;
    }

    private Message frame(long length) throws IOException {
        byte[] start = in.readNBytes((int) Math.min(length, length > longest ? LONGEST_LINE : longest));
        in.skipNBytes(length - start.length);
        if (start.length < length && length <= longest) {
            throw new EOFException("it ended within a message");
        }
        return new Message(start, length);
    }

    /** Up to the line feed, without the carriage return; null at the end of the stream. */
    private @Nullable String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (length == LONGEST_LINE) {
                throw new FramingException("what it writes are no messages");
            }
            line[length++] = (byte) b;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
