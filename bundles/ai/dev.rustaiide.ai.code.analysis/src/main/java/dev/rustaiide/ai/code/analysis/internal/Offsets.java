package dev.rustaiide.ai.code.analysis.internal;

import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/**
 * UTF-16 offsets of bytes that are asked for mostly in order: each costs the bytes since the one before. For one
 * thread.
 */
final class Offsets {
    /** Farther than this the text finds its way faster. */
    private static final int FAR = 4096;

    private final Text text;
    private final boolean ascii;
    private int at;
    private int offset;

    Offsets(Text text) {
        this.text = text;
        this.ascii = text.length() == text.byteLength();
    }

    int of(int byteOffset) {
        if (ascii) {
            return byteOffset;
        }
        if (byteOffset < at || byteOffset - at > FAR) {
            offset = text.offsetOfByte(byteOffset);
            at = byteOffset;
        } else {
            advance(byteOffset);
        }
        return offset;
    }

    private void advance(int to) {
        while (at < to) {
            Chunk chunk = text.chunkAt(at);
            int end = Math.min(chunk.length(), to - at);
            for (int i = chunk.start(); i < chunk.start() + end; i++) {
                byte b = chunk.bytes()[i];
                if ((b & 0xC0) != 0x80) {
                    offset += (b & 0xF8) == 0xF0 ? 2 : 1;
                }
            }
            at += end;
        }
    }
}
