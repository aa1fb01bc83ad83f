package dev.rustaiide.foundation.platform.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.foundation.platform.Line;

/** Cuts a stream into lines. For one thread, but for {@link #stop}. */
final class LineReader {
    private final InputStream in;
    private final boolean error;
    private final Consumer<Line> lines;
    private final StringBuilder line = new StringBuilder();
    private volatile boolean stopped;
    private volatile boolean begun;
    /** Odd while a line is with its consumer. */
    private volatile long steps;

    LineReader(InputStream in, boolean error, Consumer<Line> lines) {
        this.in = in;
        this.error = error;
        this.lines = lines;
    }

    /** A number that changes as long as there is something to deliver; odd while somebody takes his time with it. */
    long steps() {
        return steps;
    }

    /** Whether its thread has had its turn. */
    boolean hasBegun() {
        return begun;
    }

    /** No line is delivered after this. */
    void stop() {
        stopped = true;
    }

    /** Reads to the end, even if nobody listens any more: a full pipe would stop the program. */
    @Nullable Void run() {
        begun = true;
        char[] characters = new char[8192];
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
                split(characters, count);
            }
        } catch (IOException closed) {
            // The program was stopped: what came before is all there is.
        }
        if (!line.isEmpty()) {
            deliver(true);
        }
        return null;
    }

    private void split(char[] characters, int count) {
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (characters[i] == '\n') {
                append(characters, start, i);
                dropCarriageReturn();
                deliver(true);
                start = i + 1;
            }
        }
        append(characters, start, count);
    }

    private void append(char[] characters, int start, int end) {
        int from = start;
        while (line.length() + end - from > Line.LIMIT) {
            int part = Line.LIMIT - line.length();
            line.append(characters, from, part);
            from += part;
            deliver(false);
        }
        line.append(characters, from, end - from);
    }

    private void dropCarriageReturn() {
        int last = line.length() - 1;
        if (last >= 0 && line.charAt(last) == '\r') {
            line.setLength(last);
        }
    }

    private void deliver(boolean whole) {
        String text = line.toString();
        line.setLength(0);
        if (stopped) {
            return;
        }
        steps++;
        try {
            lines.accept(new Line(text, error, whole));
        } catch (RuntimeException thrown) { // boundary: somebody else's reader
            stopped = true;
            LoggerFactory.getLogger(LineReader.class).error("A reader of lines failed", thrown);
        } finally {
            steps++;
        }
    }
}
