package dev.rustaiide.ai.assistant.internal;

import java.util.Optional;

/** Looks at what a model writes, as it comes, for signs that it is out of its mind. For one thread. */
final class TextWatch {
    /** The end of the text that is looked at. */
    private static final int WINDOW = 2048;
    private static final int STRIDE = 256;
    private static final int LONGEST_PERIOD = 400;
    /** No token has more characters for long. */
    private static final int CHARACTERS_OF_TOKEN = 16;

    private final long most;
    private final StringBuilder tail = new StringBuilder();
    private long length;
    private int sinceLook;

    /** @param tokens that it was asked for at most */
    TextWatch(int tokens) {
        most = (long) tokens * CHARACTERS_OF_TOKEN + WINDOW;
    }

    /** Why it is to be stopped, as a sentence; empty if it goes on. */
    Optional<String> see(String piece) {
        length += piece.length();
        tail.append(piece);
        if (tail.length() > 2 * WINDOW) {
            tail.delete(0, tail.length() - WINDOW);
        }
        if (length > most) {
            return Optional.of("The model did not stop writing where it was told to.");
        }
        sinceLook += piece.length();
        if (sinceLook < STRIDE || tail.length() < WINDOW) {
            return Optional.empty();
        }
        sinceLook = 0;
        if (isNoText()) {
            return Optional.of("The model wrote characters that are no text.");
        }
        return repeats() ? Optional.of("The model repeated itself without end.") : Optional.empty();
    }

    int length() {
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private boolean isNoText() {
        int odd = 0;
        for (int i = tail.length() - WINDOW; i < tail.length(); i++) {
            char c = tail.charAt(i);
            int type = Character.getType(c);
            boolean blank = c == '\n' || c == '\t' || c == '\r';
            if (!blank && (type == Character.CONTROL || type == Character.UNASSIGNED
                    || type == Character.PRIVATE_USE || c == '\uFFFD')) {
                odd++;
            }
        }
        return odd > WINDOW / 5;
    }

    private boolean repeats() {
        int end = tail.length();
        for (int period = 1; period <= LONGEST_PERIOD; period++) {
            int at = end - 1;
            while (at >= end - WINDOW + period && tail.charAt(at) == tail.charAt(at - period)) {
                at--;
            }
            if (at < end - WINDOW + period) {
                return true;
            }
        }
        return false;
    }
}
