package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.MappedFile;
import dev.rustaiide.foundation.text.DecodedText;
import dev.rustaiide.foundation.text.Pages;

/** UTF-8 that is counted and left where it is. */
final class MappedSource implements Parts.Source {
    /** What a text can have; some room is left for malformed bytes, which take three each. */
    private static final long MOST = Integer.MAX_VALUE - (16L << 20);
    private static final int LAST_LINE = 64 << 10;
    /** A line that is looked at is in the heap, some times over. */
    private static final long LONGEST_LINE = 16L << 20;

    /** A word on how far it is comes with so many bytes. */
    private static final long TOLD_EVERY = 16L << 20;

    private final MappedFile file;
    private final Consumer<Progress> told;
    private final AtomicLong behind = new AtomicLong();
    private final Pages pages;
    private volatile boolean opening = true;

    MappedSource(MappedFile file, Consumer<Progress> told) {
        this.file = file;
        this.told = told;
        this.pages = new Pages((position, into, length) -> {
            read(position, into, length);
            if (opening) {
                count(length);
            }
        });
    }

    private void count(int length) {
        long now = behind.addAndGet(length);
        if (now / TOLD_EVERY != (now - length) / TOLD_EVERY) {
            // A character that two pages share was read twice.
            told.accept(new Progress("", Math.min(now, file.size()), file.size()));
        }
    }

    private void read(long position, byte[] into, int length) throws IOException {
        try {
            file.read(position, into, 0, length);
        } catch (FailureException gone) {
            throw new IOException(gone.failure().why(), gone);
        }
    }

    /** The text from {@code start} on, as far as a text goes: of a larger file, whole lines if they are not endless. */
    DecodedText read(long start) throws IOException, FailureException {
        DecodedText text = new Parts(this).read(start, end(start));
        opening = false;
        if (pages.longestLine() > LONGEST_LINE) {
            throw new FailureException(new Failure.BadContent(file.file(), "It has a line of "
                    + (pages.longestLine() >> 20) + " MB; in a file that is not loaded, one may have "
                    + (LONGEST_LINE >> 20) + " MB.",
                    "Break its lines with another program; searching finds what is in it."));
        }
        return text;
    }

    long end(long start) throws IOException {
        if (file.size() - start <= MOST) {
            return file.size();
        }
        byte[] last = new byte[LAST_LINE];
        long from = start + MOST - LAST_LINE;
        read(from, last, LAST_LINE);
        int at = LAST_LINE;
        while (at > 0 && last[at - 1] != '\n') {
            at--;
        }
        return from + (at > 0 ? at : DecodedText.cut(last, LAST_LINE));
    }

    @Override
    public DecodedText decode(long start, long end) throws IOException {
        return pages.decode(start, end);
    }

    @Override
    public int peek(long position, byte[] into) throws IOException {
        read(position, into, into.length);
        return into.length;
    }
}
