package dev.rustaiide.ai.inference;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes in, text out: whole characters only, and nothing that is or may become one of the stops. For one thread.
 */
final class TextStream {
    private final List<String> stops;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final StringBuilder text = new StringBuilder();
    private byte[] left = {};
    private int given;
    private boolean stopped;

    TextStream(List<String> stops) {
        this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    /** What can be given now that {@code bytes} have come; may be empty. */
    String add(byte[] bytes) {
        if (stopped) {
            return "";
        }
        byte[] all = Arrays.copyOf(left, left.length + bytes.length);
        System.arraycopy(bytes, 0, all, left.length, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(all);
        CharBuffer out = CharBuffer.allocate(all.length + 2);
        decoder.decode(in, out, false);
        left = Arrays.copyOfRange(all, in.position(), all.length);
        int from = text.length();
        text.append(out.flip());
        cutAtStop(from);
        return give(stopped ? text.length() : text.length() - beginningOfStop());
    }

    /** What is left when nothing more comes: it was no stop after all. Half a character is dropped. */
    String end() {
        return give(text.length());
    }

    boolean isStopped() {
        return stopped;
    }

    /** All of it, without the stop. */
    String text() {
        return text.toString();
    }

    private String give(int end) {
        String piece = text.substring(given, Math.max(given, end));
        given = Math.max(given, end);
        return piece;
    }

    /** At the stop that begins first; it may have begun before {@code from}. */
    private void cutAtStop(int from) {
        int first = -1;
        for (String stop : stops) {
            int at = text.indexOf(stop, Math.max(0, from - stop.length() + 1));
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        if (first >= 0) {
            text.setLength(first);
            stopped = true;
        }
    }

    /** How many characters at the end may be the beginning of a stop. */
    private int beginningOfStop() {
        int longest = 0;
        for (String stop : stops) {
            int length = Math.min(stop.length() - 1, text.length());
            while (length > longest && !text.substring(text.length() - length).equals(stop.substring(0, length))) {
                length--;
            }
            longest = Math.max(longest, length);
        }
        boolean half = longest == 0 && !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        return half ? 1 : longest;
    }
}
