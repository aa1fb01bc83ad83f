package dev.rustaiide.system.testing.internal;

import java.util.function.Consumer;

import dev.rustaiide.foundation.platform.Line;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;

/**
 * Tells what a harness says in JSON from what its tests print. An event may be a gigabyte long, if a test printed that
 * much: of such a line both ends are kept, with the escapes of JSON whole. Lines come on two threads.
 */
final class HarnessReader implements Consumer<Line> {
    private static final String EVENT = "{ \"type\": \"";
    private static final int HALF = 1 << 19;
    /** Escapes of JSON have six characters at most. */
    private static final int ESCAPE = 6;

    private final Heard heard;
    private BoundedText half = new BoundedText(HALF);

    /** Who is told; by one thread at a time. */
    interface Heard {
        void event(Json event);

        /** Something that was not caught, whole lines and parts of them with their ends. */
        void printed(String text);
    }

    HarnessReader(Heard heard) {
        this.heard = heard;
    }

    @Override
    public synchronized void accept(Line line) {
        if (line.error()) {
            heard.printed(line.whole() ? line.text() + '\n' : line.text());
            return;
        }
        if (line.whole() && half.isEmpty()) {
            take(line.text());
            return;
        }
        add(line.text());
        if (line.whole()) {
            take(joined(half));
            half = new BoundedText(HALF);
        }
    }

    /** An event may begin behind what a test printed without a line's end. */
    private void add(String piece) {
        int start = half.head().startsWith(EVENT) ? -1 : piece.indexOf(EVENT);
        if (start > 0 || start == 0 && !half.isEmpty()) {
            half.append(piece.substring(0, start));
            heard.printed(half.toString());
            half = new BoundedText(HALF);
        }
        half.append(start > 0 ? piece.substring(start) : piece);
    }

    /** A test that prints without a line's end leaves its words before the event. */
    private void take(String line) {
        int start = line.endsWith("}") ? line.lastIndexOf(EVENT) : -1;
        if (start >= 0) {
            try {
                Json event = Json.parse(line.substring(start));
                if (start > 0) {
                    heard.printed(line.substring(0, start));
                }
                heard.event(event);
                return;
            } catch (JsonException printed) {
                // A test may print what looks like an event.
            }
        }
        heard.printed(line + '\n');
    }

    private static String joined(BoundedText line) {
        if (line.missing() == 0) {
            return line.toString();
        }
        String head = line.head();
        if (!head.startsWith(EVENT)) {
            return line.toString();
        }
        int end = safeEnd(head);
        String tail = line.tail();
        int start = safeStart(tail);
        long missing = line.missing() + head.length() - end + Math.max(start, 0);
        String note = BoundedText.note(missing).replace("\n", "\\n");
        return head.substring(0, end) + note + (start < 0 ? "\" }" : tail.substring(start));
    }

    /** The end of the last escape that is whole, or of all. */
    private static int safeEnd(String head) {
        int at = 0;
        while (at < head.length()) {
            boolean coded = at + 1 < head.length() && head.charAt(at + 1) == 'u';
            int length = head.charAt(at) != '\\' ? 1 : coded ? ESCAPE : 2;
            if (at + length > head.length()) {
                return at;
            }
            at += length;
        }
        return at;
    }

    /** The first place with nothing before it that could begin an escape. */
    private static int safeStart(String tail) {
        int plain = 0;
        for (int at = 0; at < tail.length(); at++) {
            plain = tail.charAt(at) == '\\' ? 0 : plain + 1;
            if (plain == ESCAPE) {
                return at + 1;
            }
        }
        return -1;
    }
}
