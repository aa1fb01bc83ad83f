package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.text.DecodedText;

/** Reads UTF-8 out of a channel, a large file in parts at the same time. */
final class Utf8Source {
    /** The arrays that the text keeps: with their headers they fill whole regions of the heap. */
    private static final int CHUNK = (4 << 20) - 64;
    /** One read: it goes through a native buffer of this size, which stays in the processor's cache. */
    private static final int READ = 256 << 10;
    /** Below, starting another thread costs more than it saves. */
    private static final int PART = 8 << 20;
    private static final int MOST_PARTS = 4;
    private static final int CUT_WINDOW = 16;

    private final FileChannel channel;

    Utf8Source(FileChannel channel) {
        this.channel = channel;
    }

    /** Decodes the bytes from {@code start} to {@code end}, or to the end of the file if it has become shorter. */
    DecodedText read(long start, long end) throws IOException {
        int most = Math.min(MOST_PARTS, Runtime.getRuntime().availableProcessors());
        int parts = (int) Math.clamp((end - start) / PART, 1, most);
        if (parts == 1) {
            return readPart(start, end);
        }
        List<Call<DecodedText>> others = new ArrayList<>();
        long firstEnd = cutNear(start + (end - start) / parts);
        long at = firstEnd;
        for (int part = 2; part <= parts; part++) {
            long from = at;
            long to = part == parts ? end : cutNear(start + (end - start) / parts * part);
            others.add(Call.start("Decode part " + part, scope -> readPart(from, to)));
            at = to;
        }
        return joined(readFirst(start, firstEnd, others), others);
    }

    private DecodedText readFirst(long start, long end, List<Call<DecodedText>> others) throws IOException {
        boolean done = false;
        try {
            DecodedText first = readPart(start, end);
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
        int length = fill(window, 0, near - CUT_WINDOW);
        return length < CUT_WINDOW ? near : near - CUT_WINDOW + DecodedText.cut(window, CUT_WINDOW);
    }

    private DecodedText readPart(long start, long end) throws IOException {
        DecodedText text = DecodedText.EMPTY;
        byte[] kept = {};
        for (long at = start; ; ) {
            byte[] chunk = new byte[(int) Math.min(CHUNK, kept.length + end - at)];
            System.arraycopy(kept, 0, chunk, 0, kept.length);
            int length = fill(chunk, kept.length, at);
            at += length - kept.length;
            if (at >= end || length < chunk.length) {
                return text.concat(DecodedText.ofUtf8(chunk, 0, length));
            }
            int cut = DecodedText.cut(chunk, length);
            text = text.concat(DecodedText.ofUtf8(chunk, 0, cut));
            kept = Arrays.copyOfRange(chunk, cut, length);
        }
    }

    /** Fills {@code chunk} with what stands from {@code position} on; gives its length, short only at the end. */
    private int fill(byte[] chunk, int from, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(chunk);
        int at = from;
        while (at < chunk.length) {
            buffer.limit(Math.min(chunk.length, at + READ)).position(at);
            int count = channel.read(buffer, position + at - from);
            if (count < 0) {
                return at;
            }
            at += count;
        }
        return at;
    }
}
