package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Symbol;

/**
 * The declarations of a text, still of use when that has been edited a little.
 *
 * @param of the text that they are of
 * @param since what has been changed in it
 */
record Outline(Text of, List<Symbol> symbols, List<DocumentChange> since) {
    /** Behind so many edits the declarations are too old. */
    private static final int MOST_EDITS = 500;

    static final Outline NONE = new Outline(Text.EMPTY, List.of(), List.of());

    Outline {
        since = List.copyOf(since);
    }

    /** A declaration around a place, and those beside it. */
    record Level(Symbol symbol, List<Symbol> siblings) {}

    boolean isEmpty() {
        return symbols.isEmpty();
    }

    /** The same when the text has been changed once more. */
    Outline edited(DocumentChange change) {
        if (isEmpty() || since.size() == MOST_EDITS) {
            return NONE;
        }
        List<DocumentChange> all = new ArrayList<>(since);
        all.add(change);
        return new Outline(of, symbols, all);
    }

    /** What is around {@code offset} of the text that there is now, outermost first. */
    List<Level> around(int offset) {
        int before = offset;
        for (DocumentChange change : since.reversed()) {
            before = change.inverse().map(before, false);
        }
        return path(symbols, of.positionOf(before));
    }

    private static List<Level> path(List<Symbol> symbols, Position caret) {
        List<Level> path = new ArrayList<>();
        List<Symbol> level = symbols;
        while (true) {
            Symbol around = null;
            for (Symbol symbol : level) {
                if (symbol.range().touches(caret)) {
                    around = symbol;
                }
            }
            if (around == null) {
                return path;
            }
            path.add(new Level(around, level));
            level = around.children();
        }
    }

    /** Where the name of {@code symbol} is in the text that there is now. */
    int offsetOf(Symbol symbol) {
        int offset = of.offsetOf(symbol.selection().start());
        for (DocumentChange change : since) {
            offset = change.map(offset, true);
        }
        return offset;
    }
}
