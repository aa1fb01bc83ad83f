package dev.rustaiide.app.vim.internal.core;

/**
 * Where a motion leads.
 *
 * @param from where it starts, which is the caret but for text objects
 * @param to a place, also behind the last character of a line
 * @param reach what an operator takes of it
 * @param column the column that later ups and downs aim for; {@link #ASIDE} if it is that of {@code to}
 * @param isWord whether an operator stops at the end of the line before, as it does for words
 */
record Move(int from, int to, Reach reach, int column, boolean isWord) {
    static final int ASIDE = -1;
    static final int LINE_END = Integer.MAX_VALUE;

    /** Without the character at the end, with it, or whole lines. */
    enum Reach {
        EXCLUSIVE, INCLUSIVE, LINES
    }

    static Move exclusive(int from, int to) {
        return new Move(from, to, Reach.EXCLUSIVE, ASIDE, false);
    }

    static Move inclusive(int from, int to) {
        return new Move(from, to, Reach.INCLUSIVE, ASIDE, false);
    }

    static Move lines(int from, int to) {
        return new Move(from, to, Reach.LINES, ASIDE, false);
    }

    Move aiming(int wanted) {
        return new Move(from, to, reach, wanted, isWord);
    }

    Move ofWord() {
        return new Move(from, to, reach, column, true);
    }
}
