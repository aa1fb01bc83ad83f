package dev.rustaiide.app.terminal.internal;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.terminal.CellPosition;

/** What people have marked, from the place where they began to the one where they are. */
final class TerminalSelection {
    private @Nullable CellPosition anchor;
    private @Nullable CellPosition end;

    void clear() {
        anchor = null;
        end = null;
    }

    void start(CellPosition at) {
        anchor = at;
        end = at;
    }

    void extend(CellPosition to) {
        if (anchor == null) {
            anchor = to;
        }
        end = to;
    }

    void set(CellPosition from, CellPosition to) {
        anchor = from;
        end = to;
    }

    boolean isEmpty() {
        return anchor == null || end == null || anchor.equals(end);
    }

    /** The first cell that is marked; only if it is not empty. */
    CellPosition from() {
        return least(true);
    }

    /** Behind the last cell that is marked; only if it is not empty. */
    CellPosition to() {
        return least(false);
    }

    private CellPosition least(boolean first) {
        CellPosition one = anchor;
        CellPosition other = end;
        if (one == null || other == null) {
            throw new IllegalStateException("nothing is marked");
        }
        return one.compareTo(other) <= 0 == first ? one : other;
    }

    boolean contains(CellPosition position) {
        return !isEmpty() && from().compareTo(position) <= 0 && position.compareTo(to()) < 0;
    }
}
