package dev.rustaiide.ai.code.analysis.internal;

import java.nio.charset.StandardCharsets;

import dev.rustaiide.foundation.text.Chunk;
import dev.rustaiide.foundation.text.Text;

/** Stretches of a text in bytes, and words in it. */
final class Words {
    /** Longer than this nothing is shown in a list. */
    private static final int LONGEST = 300;

    private Words() {}

    static byte[] bytes(Text text, int start, int end) {
        byte[] bytes = new byte[end - start];
        for (int at = 0; at < bytes.length;) {
            Chunk chunk = text.chunkAt(start + at);
            int length = Math.min(chunk.length(), bytes.length - at);
            System.arraycopy(chunk.bytes(), chunk.start(), bytes, at, length);
            at += length;
        }
        return bytes;
    }

    static String string(Text text, int start, int end) {
        return new String(bytes(text, start, end), StandardCharsets.UTF_8);
    }

    /** On one line with single spaces, cut where it gets too long. */
    static String collapsed(Text text, int start, int end) {
        boolean cut = end - start > LONGEST;
        String string = string(text, start, cut ? start + LONGEST : end);
        var line = new StringBuilder(string.length());
        boolean space = false;
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isWhitespace(c)) {
                space = !line.isEmpty();
            } else {
                line.append(space ? " " : "").append(c);
                space = false;
            }
        }
        return cut ? line.append('\u2026').toString() : line.toString();
    }

    /** Whether a byte is part of a name in most languages; all beyond ASCII are. */
    static boolean isNamePart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b < 0;
    }
}
