package dev.rustaiide.system.testing.internal;

/** Keeps the beginning and the end of a text, however long it is, and says what is missing between. For one thread. */
final class BoundedText {
    private final int half;
    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long missing;

    /** {@code half} characters are kept at either end. */
    BoundedText(int half) {
        this.half = half;
    }

    void append(CharSequence text) {
        int room = Math.min(half - head.length(), text.length());
        head.append(text, 0, room);
        CharSequence rest = text.subSequence(room, text.length());
        if (rest.length() > half) {
            missing += tail.length() + rest.length() - half;
            tail.setLength(0);
            tail.append(rest, rest.length() - half, rest.length());
            return;
        }
        tail.append(rest);
        // Not at each piece: what is cut off at the front has to be moved.
        if (tail.length() > 2 * half) {
            cut();
        }
    }

    private void cut() {
        int extra = Math.max(0, tail.length() - half);
        missing += extra;
        tail.delete(0, extra);
    }

    boolean isEmpty() {
        return head.isEmpty();
    }

    /** How many characters are missing between the ends. */
    long missing() {
        cut();
        return missing;
    }

    String head() {
        return head.toString();
    }

    String tail() {
        cut();
        return tail.toString();
    }

    @Override
    public String toString() {
        cut();
        return missing == 0 ? head.toString() + tail : head + note(missing) + tail;
    }

    /** What stands where {@code characters} are left out. */
    static String note(long characters) {
        return "\n… " + size(characters) + " of output left out here …\n";
    }

    private static String size(long characters) {
        return characters >= 10_000_000 ? characters / 1_000_000 + " million characters" : characters + " characters";
    }

    /** {@code text} with no more than twice {@code half} characters. */
    static String of(String text, int half) {
        if (text.length() <= 2 * half) {
            return text;
        }
        var bounded = new BoundedText(half);
        bounded.append(text);
        return bounded.toString();
    }
}
