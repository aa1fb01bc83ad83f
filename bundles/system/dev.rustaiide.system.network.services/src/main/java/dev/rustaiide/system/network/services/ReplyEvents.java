package dev.rustaiide.system.network.services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * What a server sends bit by bit, cut into what its events carry: those of an event stream (HTML Living Standard, 9.2),
 * or lines. It reads no more than {@value #MOST} bytes, and no event of more than {@value #LONGEST}. For one thread.
 */
public final class ReplyEvents {
    public static final long MOST = 64 << 20;
    private static final int LONGEST = 8 << 20;

    private final InputStream body;
    private final boolean events;
    private final byte[] buffer = new byte[16 << 10];
    private int at;
    private int end;
    private long total;
    private boolean over;

    /** @param events whether the lines are those of an event stream, rather than a value each */
    public ReplyEvents(InputStream body, boolean events) {
        this.body = body;
        this.events = events;
    }

    /**
     * What the next event carries; null at the end. Blocks.
     *
     * @throws IOException if the connection breaks, or there is too much
     */
    public @Nullable String next() throws IOException {
        if (!events) {
            String line = line();
            while (line != null && line.isBlank()) {
                line = line();
            }
            return line;
        }
        StringBuilder carried = null;
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty() && carried != null) {
                return carried.toString();
            }
            if (line.startsWith("data:")) {
                String rest = line.substring(line.startsWith("data: ") ? 6 : 5);
                carried = carried == null ? new StringBuilder(rest) : carried.append('\n').append(rest);
                if (carried.length() > LONGEST) {
                    throw new IOException("it sends an event without end");
                }
            }
        }
        return carried == null ? null : carried.toString();
    }

    private @Nullable String line() throws IOException {
        var line = new ByteArrayOutputStream(256);
        while (!over) {
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            line.write(buffer, from, at - from);
            if (line.size() > LONGEST) {
                throw new IOException("it sends a line without end");
            }
            if (at < end) {
                at++;
                return text(line);
            }
            fill();
        }
        return line.size() == 0 ? null : text(line);
    }

    private void fill() throws IOException {
        at = 0;
        end = body.read(buffer);
        over = end < 0;
        end = Math.max(end, 0);
        total += end;
        if (total > MOST) {
            throw new IOException("it sends more than " + (MOST >> 20) + " MiB");
        }
    }

    private static String text(ByteArrayOutputStream line) {
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
