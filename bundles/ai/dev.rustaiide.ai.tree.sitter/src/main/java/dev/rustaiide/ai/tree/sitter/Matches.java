package dev.rustaiide.ai.tree.sitter;

import dev.rustaiide.ai.tree.sitter.internal.Querying;

/**
 * What a query finds, one match after the other, read where the native side keeps it. For one thread; to be closed.
 * The accessors speak of the match that {@link #next} went to.
 */
public final class Matches implements AutoCloseable {
    private final Query query;
    private final ParsedTree tree;
    private final Querying.Cursor cursor;

    Matches(Query query, ParsedTree tree, int start, int end) {
        this.query = query;
        this.tree = tree;
        this.cursor = new Querying.Cursor(query.address(), tree.memory().acquire(), start, end);
    }

    @Override
    public void close() {
        cursor.close();
        tree.memory().release();
    }

    /** Goes to the next match whose predicates hold; false if there is none. */
    public boolean next() {
        while (cursor.next()) {
            if (query.predicates(cursor.pattern()).hold(this)) {
                return true;
            }
        }
        return false;
    }

    /** The number of the pattern in its query's source, from zero. */
    public int pattern() {
        return cursor.pattern();
    }

    /** How many nodes it captured. */
    public int count() {
        return cursor.count();
    }

    /** The number of the capture that node {@code index} was captured for. */
    public int capture(int index) {
        return cursor.capture(index);
    }

    /** The first byte of node {@code index}. */
    public int start(int index) {
        return cursor.start(index);
    }

    /** The byte behind node {@code index}. */
    public int end(int index) {
        return cursor.end(index);
    }

    ParsedTree tree() {
        return tree;
    }
}
