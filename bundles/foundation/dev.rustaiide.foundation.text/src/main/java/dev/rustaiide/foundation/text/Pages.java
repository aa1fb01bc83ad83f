package dev.rustaiide.foundation.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * UTF-8 that stays where it is, such as in a mapped file, and comes into the heap page by page as a text over it is
 * read. Each page was counted once, when the text was made; the few that were read last are kept. Any thread may use
 * it.
 *
 * <p>A text must not change under its readers. So a page that cannot be read any more, or has other characters than
 * were counted, is shown as replacement characters with as many lines, and {@link #isBroken} tells of it.
 */
public final class Pages {
    /** Of the source; the few bytes of a character that is cut there belong to the next page. */
    static final int PAGE = 64 << 10;
    private static final int KEPT = 64;

    private final Reader reader;
    private final AtomicReferenceArray<@Nullable Loaded> kept = new AtomicReferenceArray<>(KEPT);
    private final AtomicLong longest = new AtomicLong();
    private volatile boolean broken;

    private record Loaded(Page page, Rope rope) {}

    /** Copies bytes out of the source. Any thread may ask, several at once. */
    @FunctionalInterface
    public interface Reader {
        /** Copies {@code length} bytes from {@code position} to the start of {@code into}. */
        void read(long position, byte[] into, int length) throws IOException;
    }

    /** The pages of what {@code reader} reads. */
    public Pages(Reader reader) {
        this.reader = reader;
    }

    /**
     * The text of the bytes from {@code start} to {@code end}, which are all read once. Parts can be decoded by several
     * threads and concatenated, if they are cut where {@link DecodedText#cut} says.
     *
     * @throws ArithmeticException if it has more than 2<sup>31</sup> - 1 bytes, malformed ones counted three times
     * @throws IOException if the reader throws it, or this thread is interrupted
     */
    public DecodedText decode(long start, long end) throws IOException {
        List<Rope> pages = new ArrayList<>((int) ((end - start) / PAGE) + 1);
        byte[] bytes = new byte[PAGE];
        int malformed = 0;
        int crlfs = 0;
        long lineStart = start;
        for (long at = start; at < end;) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted");
            }
            int length = (int) Math.min(PAGE, end - at);
            reader.read(at, bytes, length);
            int whole = at + length < end ? DecodedText.cut(bytes, length) : length;
            var counted = new LeafReader(bytes, 0, whole, false);
            counted.readAll();
            pages.add(new Page(this, at, whole, Rope.balanced(counted.leaves, 0, counted.leaves.size())));
            malformed += counted.malformedBytes;
            crlfs += counted.crlfs;
            at += whole;
            if (pages.getLast().lineFeeds > 0 || at >= end) {
                longest.accumulateAndGet(at - lineStart, Math::max);
                lineStart = at - whole;
            }
        }
        return new DecodedText(new Text(Rope.balanced(pages, 0, pages.size())), malformed, crlfs);
    }

    /** The bytes of the longest line that was decoded, or a page more; a line over parts counts part by part. */
    public long longestLine() {
        return longest.get();
    }

    /** Whether some page was found to be gone or changed. It stays so: what was read may be wrong in other places. */
    public boolean isBroken() {
        return broken;
    }

    /** Lets go of what is kept in the heap. */
    public void trim() {
        for (int i = 0; i < KEPT; i++) {
            kept.set(i, null);
        }
    }

    /** What {@code page} holds. */
    Rope load(Page page) {
        int slot = (int) (page.position / PAGE % KEPT);
        Loaded there = kept.get(slot);
        if (there == null || there.page != page) {
            there = new Loaded(page, read(page));
            kept.set(slot, there);
        }
        return there.rope;
    }

    private Rope read(Page page) {
        try {
            byte[] bytes = new byte[page.length];
            reader.read(page.position, bytes, page.length);
            var leaves = new LeafReader(bytes, 0, bytes.length, false);
            leaves.readAll();
            Rope rope = Rope.balanced(leaves.leaves, 0, leaves.leaves.size());
            if (page.counts(rope)) {
                return rope;
            }
        } catch (IOException gone) {
            // The contract: isBroken tells, since who reads a text cannot be told anything else.
            broken = true;
            return page.filler();
        }
        broken = true;
        return page.filler();
    }
}
