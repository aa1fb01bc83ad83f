package dev.rustaiide.foundation.fs.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.LineWindows.Visitor;
import dev.rustaiide.foundation.fs.LineWindows.Window;
import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.ByteSearch;
import dev.rustaiide.foundation.memory.MappedFile;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.PatternSieve;

/**
 * Cuts a file into windows. Window k begins at the first line behind k times 128 KB; if none begins soon, at a
 * character there. So where each begins can be told without looking at those before it.
 */
public final class WindowReading {
    /** Of a file with a place in every megabyte, only an eighth is decoded. */
    private static final int WINDOW = 128 << 10;
    /** A line that is longer than this is cut. */
    private static final int LONG_LINE = 32 << 10;
    /** What a window has behind its own part, and before it in the middle of a line. */
    private static final int AROUND = 4 << 10;
    private static final int REPORT_EVERY = 16;
    private static final int USUAL_LINE = 512;
    private static final int MOST_WORDS = 255;
    private static final long EACH_LOW = 0x7F7F7F7F7F7F7F7FL;
    private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;

    private final MappedFile file;
    private final byte[] bytes = new byte[WINDOW + LONG_LINE + 2 * AROUND];
    private final PatternSieve.@Nullable Scan scan;
    private int line;
    private int column;

    /** For one thread, but for {@link #mark}. */
    public WindowReading(MappedFile file, Optional<PatternSieve> sieve) {
        this.file = file;
        this.scan = sieve.map(PatternSieve::scan).orElse(null);
    }

    /** How many windows there are. */
    public int count() {
        return (int) ((file.size() + WINDOW - 1) / WINDOW);
    }

    /** Marks the windows that something may start in which begins with or contains what {@code required} finds. */
    public void mark(ByteSearch required, BufferPool buffers, Scope scope, BitSet wanted)
            throws FailureException, InterruptedException {
        required.forEach(file, buffers, scope, offset -> {
            int at = (int) (offset / WINDOW);
            synchronized (wanted) {
                wanted.set(at);
                // A line that reaches over the border is the earlier one's, and a match may begin before what is found.
                if (at > 0 && offset - (long) at * WINDOW < LONG_LINE + AROUND) {
                    wanted.set(at - 1);
                }
            }
            return (at + 1L) * WINDOW;
        });
    }

    /** Shows those of {@code wanted} in order, and counts the lines of the others as far as there are some behind. */
    public void show(BitSet wanted, Scope scope, Visitor visitor) throws FailureException, InterruptedException {
        line = 0;
        column = 0;
        long start = markLength();
        for (int k = 0, last = wanted.length(); k < last; k++) {
            scope.check();
            long end = start(k + 1);
            Window window = wanted.get(k) ? window(start, end) : null;
            if (window != null && !visitor.visit(window)) {
                return;
            }
            count(start, end);
            start = end;
            if (k % REPORT_EVERY == 0) {
                scope.report(new Progress("", end, file.size()));
                Thread.yield();
            }
        }
    }

    /** A byte order mark is no character of the first line. */
    private int markLength() throws FailureException {
        byte[] mark = Marks.of(StandardCharsets.UTF_8);
        int length = (int) Math.min(mark.length, file.size());
        file.read(0, bytes, 0, length);
        return Marks.startsWith(bytes, length, mark) ? mark.length : 0;
    }

    /** Where window {@code k} begins. */
    private long start(int k) throws FailureException {
        long near = (long) k * WINDOW;
        if (k == 0 || near >= file.size()) {
            return k == 0 ? 0 : file.size();
        }
        int length = (int) Math.min(LONG_LINE, file.size() - near);
        int usual = Math.min(length, USUAL_LINE);
        long feed = lineStart(near, 0, usual);
        feed = feed < 0 && usual < length ? lineStart(near, usual, length) : feed;
        if (feed >= 0) {
            return feed;
        }
        return length < LONG_LINE ? file.size() : near - 1 + DecodedText.cut(bytes, length);
    }

    /** The first start of a line from {@code near + from} to {@code near + to}; -1 if there is none. */
    private long lineStart(long near, int from, int to) throws FailureException {
        file.read(near - 1 + from, bytes, from, to + 1 - from);
        for (int i = from; i <= to; i++) {
            if (bytes[i] == '\n') {
                return near + i;
            }
        }
        return -1;
    }

    /** Null if nothing matches in it. */
    private @Nullable Window window(long start, long end) throws FailureException {
        int before = column == 0 ? 0 : (int) Math.min(AROUND, start);
        int behind = (int) Math.min(AROUND, file.size() - end);
        int own = (int) (end - start);
        file.read(start - before, bytes, 0, before + own + behind);
        int first = characterStart(before);
        // The text keeps the array it is made of.
        byte[] copy = Arrays.copyOfRange(bytes, first, before + own + behind);
        int whole = whole(copy, before - first + own);
        if (scan != null && !scan.find(copy, 0, whole)) {
            return null;
        }
        String lead = decode(copy, 0, before - first);
        String middle = decode(copy, before - first, before - first + own);
        String rest = decode(copy, before - first + own, whole);
        return new Window(lead + middle + rest, line, column - lead.length(), lead.length(),
                lead.length() + middle.length());
    }

    /** The first byte of a character of the line at {@code end}, which the bytes before may begin in the middle of. */
    private int characterStart(int end) {
        int at = end;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        if (at > 0) {
            return at;
        }
        while (at < Math.min(end, 3) && (bytes[at] & 0xC0) == 0x80) {
            at++;
        }
        return at;
    }

    /** The end of the last whole character; of the file, if that is where the bytes end. */
    private static int whole(byte[] copy, int from) {
        return copy.length - from < AROUND ? copy.length : Math.max(from, DecodedText.cut(copy, copy.length));
    }

    private static String decode(byte[] bytes, int start, int end) {
        boolean ascii = true;
        for (int i = start; i < end && ascii; i++) {
            ascii = bytes[i] >= 0;
        }
        return ascii ? new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)
                : DecodedText.ofUtf8(bytes, start, end).text().toString();
    }

    /** Goes on to {@code end} with line and column. */
    private void count(long start, long end) throws FailureException {
        int length = (int) (end - start);
        file.read(start, bytes, 0, length);
        int feeds = lineFeeds(bytes, length);
        line += feeds;
        if (length > 0 && bytes[length - 1] == '\n') {
            column = 0;
            return;
        }
        int from = length;
        while (feeds > 0 && bytes[from - 1] != '\n') {
            from--;
        }
        int tail = feeds > 0 ? from : 0;
        byte[] behind = Arrays.copyOfRange(bytes, tail, length);
        column = (feeds > 0 ? 0 : column) + DecodedText.ofUtf8(behind, 0, behind.length).text().length();
    }

    private static int lineFeeds(byte[] bytes, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        int feeds = 0;
        int at = 0;
        while (at <= length - Long.BYTES) {
            // Each lane counts on its own, as far as it can.
            int stop = Math.min(length - Long.BYTES, at + (MOST_WORDS - 1) * Long.BYTES);
            long lanes = 0;
            for (; at <= stop; at += Long.BYTES) {
                long others = words.getLong(at) ^ FEEDS;
                lanes += ~((others & EACH_LOW) + EACH_LOW | others | EACH_LOW) >>> 7;
            }
            long pairs = (lanes & 0x00FF00FF00FF00FFL) + (lanes >>> 8 & 0x00FF00FF00FF00FFL);
            feeds += (int) (pairs * 0x0001000100010001L >>> 48);
        }
        for (; at < length; at++) {
            feeds += bytes[at] == '\n' ? 1 : 0;
        }
        return feeds;
    }
}
