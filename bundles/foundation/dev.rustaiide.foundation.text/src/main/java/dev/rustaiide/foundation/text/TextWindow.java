package dev.rustaiide.foundation.text;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * A text to be read character by character, as a regular expression does it: keeps the two parts that were read last
 * decoded, so that {@code charAt} near the last one is an array access. For one thread.
 *
 * <p>An interrupt of that thread ends the reading with a {@link CancellationException}: the way out of an expression
 * that tries for ever. The thread stays interrupted. Where nobody interrupts, a limit of time ends it with an
 * {@link IllegalStateException}.
 */
public final class TextWindow implements CharSequence {
    private static final int READS_BETWEEN_CHECKS = 1 << 16;

    private final Text text;
    private final boolean limited;
    private final long deadline;
    private String part = "";
    private int start;
    private String otherPart = "";
    private int otherStart;
    private int reads;

    public TextWindow(Text text) {
        this.text = text;
        this.limited = false;
        this.deadline = 0;
    }

    /** One that is read for {@code patience} at most from now on. */
    public TextWindow(Text text, Duration patience) {
        this.text = text;
        this.limited = true;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int offset) {
        if (++reads == READS_BETWEEN_CHECKS) {
            checkEnd();
        }
        int at = offset - start;
        if (at >= 0 && at < part.length()) {
            return part.charAt(at);
        }
        load(offset);
        return part.charAt(offset - start);
    }

    private void checkEnd() {
        reads = 0;
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        if (limited && System.nanoTime() - deadline > 0) {
            throw new IllegalStateException("The expression takes too long for this text.");
        }
    }

    private void load(int offset) {
        String loaded = otherPart;
        int loadedStart = otherStart;
        if (offset < loadedStart || offset >= loadedStart + loaded.length()) {
            loadedStart = text.leafStart(offset);
            loaded = text.leafAt(offset);
        }
        otherPart = part;
        otherStart = start;
        part = loaded;
        start = loadedStart;
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return text.substring(from, to);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
