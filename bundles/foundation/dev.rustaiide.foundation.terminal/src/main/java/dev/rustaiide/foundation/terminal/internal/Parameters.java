package dev.rustaiide.foundation.terminal.internal;

/** The numbers of a control sequence; those behind a colon belong to the one before. */
final class Parameters {
    private static final int MOST = 32;
    private static final int LARGEST = 0xFFFF;

    private final int[] values = new int[MOST];
    private final boolean[] given = new boolean[MOST];
    private final boolean[] sub = new boolean[MOST];
    private int count;

    void clear() {
        count = 0;
    }

    void digit(int digit) {
        if (count == 0) {
            next(false);
        }
        values[count - 1] = Math.min(LARGEST, values[count - 1] * 10 + digit);
        given[count - 1] = true;
    }

    /** A semicolon, or a colon. */
    void separator(boolean colon) {
        if (count == 0) {
            next(false);
        }
        next(colon);
    }

    private void next(boolean colon) {
        // More than anybody needs: the last one is overwritten.
        count = Math.min(MOST, count + 1);
        values[count - 1] = 0;
        given[count - 1] = false;
        sub[count - 1] = colon;
    }

    int count() {
        return count;
    }

    /** The number at {@code index}, or {@code otherwise} if it was left out. */
    int get(int index, int otherwise) {
        return index < count && given[index] ? values[index] : otherwise;
    }

    /** As {@link #get}, where 0 and nothing mean 1. */
    int atLeastOne(int index) {
        return Math.max(1, get(index, 1));
    }

    boolean isSub(int index) {
        return index < count && sub[index];
    }
}
