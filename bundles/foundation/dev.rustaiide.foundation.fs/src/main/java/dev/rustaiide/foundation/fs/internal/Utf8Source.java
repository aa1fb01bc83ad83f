package dev.rustaiide.foundation.fs.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

import dev.rustaiide.foundation.text.DecodedText;

/** Reads UTF-8 out of a channel into the heap. */
final class Utf8Source implements Parts.Source {
    /** The arrays that the text keeps: with their headers they fill whole regions of the heap. */
    private static final int CHUNK = (4 << 20) - 64;
    /** One read: it goes through a native buffer of this size, which stays in the processor's cache. */
    private static final int READ = 256 << 10;

    private final FileChannel channel;

    Utf8Source(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public DecodedText decode(long start, long end) throws IOException {
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

    @Override
    public int peek(long position, byte[] into) throws IOException {
        return fill(into, 0, position);
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
