package dev.rustaiide.ai.inference.llama.internal.child;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The end of a text that is being written: it holds back bytes that are no whole character yet, and letters that may
 * be the beginning of a stop. Bytes that no character has become replacement characters.
 */
final class Tail {
    private static final int LONGEST_CHARACTER = 4;
    private static final int LONGEST_MARK = 100;

    private final List<String> stops;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    /** The last letters, shown or not. */
    private final StringBuilder latest = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private byte[] rest = {};
    private int decoded;
    private boolean stopped;

    Tail(List<String> stops) {
        this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    /** Whether a stop was there. */
    boolean isStopped() {
        return stopped;
    }

    /** How long the text is, with what is held back and what is part of a stop. */
    int length() {
        return decoded;
    }

    /** Whether what is held back or was shown last ends with {@code text}, of 100 letters at most. */
    boolean endsWith(String text) {
        return latest.toString().endsWith(text);
    }

    /** Takes more and gives what may be shown now. */
    String add(byte[] bytes) {
        decode(bytes, false);
        return shown(false);
    }

    /** What was held back, at the end of the text. */
    String end() {
        decode(new byte[0], true);
        return shown(true);
    }

    private void decode(byte[] bytes, boolean last) {
        ByteBuffer in = ByteBuffer.allocate(rest.length + bytes.length).put(rest).put(bytes).flip();
        CharBuffer out = CharBuffer.allocate(in.remaining() + LONGEST_CHARACTER);
        decoder.decode(in, out, last);
        rest = new byte[in.remaining()];
        in.get(rest);
        decoded += out.flip().length();
        held.append(out);
        latest.append(out);
        latest.delete(0, Math.max(0, latest.length() - LONGEST_MARK));
    }

    private String shown(boolean last) {
        if (stopped) {
            return "";
        }
        int stop = stops.stream().mapToInt(held::indexOf).filter(at -> at >= 0).min().orElse(-1);
        stopped = stop >= 0;
        int end = stopped ? stop : last ? held.length() : held.length() - promising();
        String text = held.substring(0, end);
        held.delete(0, stopped ? held.length() : end);
        return text;
    }

    /** How many of the last letters may be the beginning of a stop. */
    private int promising() {
        int longest = 0;
        for (String stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (stop.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
