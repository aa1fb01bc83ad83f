package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.DecodedText;

/** Decodes UTF-8 in parts at the same time, where there are enough bytes and processors for it. */
final class Parts {
    /** Below, starting another thread costs more than it saves. */
    private static final int PART = 8 << 20;
    private static final int MOST_PARTS = 4;
    private static final int CUT_WINDOW = 16;

    private final Source source;

    /** Where the bytes come from. */
    interface Source {
        /** Decodes the bytes from {@code start} to {@code end}. */
        DecodedText decode(long start, long end) throws IOException;

        /** Copies bytes from {@code position} on; gives how many there were, fewer only at the end. */
        int peek(long position, byte[] into) throws IOException;
    }

    Parts(Source source) {
        this.source = source;
    }

    /** Decodes the bytes from {@code start} to {@code end}, or to the end of the file if it has become shorter. */
    DecodedText read(long start, long end) throws IOException {
        int most = Math.min(MOST_PARTS, Runtime.getRuntime().availableProcessors());
        int parts = (int) Math.clamp((end - start) / PART, 1, most);
        if (parts == 1) {
            return source.decode(start, end);
        }
        List<Call<DecodedText>> others = new ArrayList<>();
        long firstEnd = cutNear(start + (end - start) / parts);
        long at = firstEnd;
        for (int part = 2; part <= parts; part++) {
            long from = at;
            long to = part == parts ? end : cutNear(start + (end - start) / parts * part);
            others.add(Call.start("Decode part " + part, scope -> source.decode(from, to)));
            at = to;
        }
        return joined(readFirst(start, firstEnd, others), others);
    }

    private DecodedText readFirst(long start, long end, List<Call<DecodedText>> others) throws IOException {
        boolean done = false;
        try {
            DecodedText first = source.decode(start, end);
            done = true;
            return first;
        } finally {
            if (!done) {
                others.forEach(Call::cancel);
            }
        }
    }

    private static DecodedText joined(DecodedText first, List<Call<DecodedText>> others) throws IOException {
        DecodedText all = first;
        try {
            for (Call<DecodedText> other : others) {
                all = all.concat(other.await());
            }
            return all;
        } catch (InterruptedException e) {
            others.forEach(Call::cancel);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            others.forEach(Call::cancel);
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }

    /** A place just before {@code near} where the file can be cut in two that are decoded apart. */
    private long cutNear(long near) throws IOException {
        byte[] window = new byte[CUT_WINDOW];
        int length = source.peek(near - CUT_WINDOW, window);
        return length < CUT_WINDOW ? near : near - CUT_WINDOW + DecodedText.cut(window, CUT_WINDOW);
    }
}
