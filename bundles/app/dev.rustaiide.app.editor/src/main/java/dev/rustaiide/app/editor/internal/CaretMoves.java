package dev.rustaiide.app.editor.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

import dev.rustaiide.app.documents.Selection;
import dev.rustaiide.app.documents.Selections;
import dev.rustaiide.foundation.text.Boundaries;
import dev.rustaiide.foundation.text.Text;

/** Moves carets through the text as it is shown. Up and down keep to the place they started from. */
final class CaretMoves {
    private final EditorModel model;
    private final TextView view;
    /** Where each caret would like to be, from its line's start; valid for {@link #goalsOf}. */
    private int[] goals = {};
    private Selections goalsOf = Selections.at(0);

    CaretMoves(EditorModel model, TextView view) {
        this.model = model;
        this.view = view;
    }

    /** Moves every caret; a selection collapses to where its caret goes unless {@code extend}. */
    void move(IntUnaryOperator target, boolean extend) {
        model.select(model.selections().each(one -> {
            int to = target.applyAsInt(one.caret());
            return extend ? new Selection(one.anchor(), to) : Selection.at(to);
        }));
    }

    void left(boolean extend) {
        model.select(model.selections().each(one -> !extend && !one.isEmpty() ? Selection.at(one.start())
                : moved(one, visible(Boundaries.previousCharacter(model.text(), one.caret()), false), extend)));
    }

    void right(boolean extend) {
        model.select(model.selections().each(one -> !extend && !one.isEmpty() ? Selection.at(one.end())
                : moved(one, visible(Boundaries.nextCharacter(model.text(), one.caret()), true), extend)));
    }

    private static Selection moved(Selection one, int to, boolean extend) {
        return extend ? new Selection(one.anchor(), to) : Selection.at(to);
    }

    /** Over what is folded away a caret jumps. */
    private int visible(int offset, boolean forwards) {
        int line = model.text().lineOf(offset);
        if (!model.rows().isHidden(line)) {
            return offset;
        }
        int row = model.rows().rowOf(line);
        if (!forwards) {
            return model.text().lineEnd(model.rows().lineOf(row));
        }
        int next = textRow(row + 1, 1);
        boolean last = next >= model.rowCount();
        return last ? model.text().length() : model.text().lineStart(model.rows().lineOf(next));
    }

    void vertically(int rows, boolean extend) {
        Selections all = model.selections();
        if (!all.equals(goalsOf) || goals.length != all.all().size()) {
            goals = new int[all.all().size()];
            for (int i = 0; i < goals.length; i++) {
                goals[i] = view.xOf(all.all().get(i).caret());
            }
        }
        List<Selection> moved = new ArrayList<>();
        for (int i = 0; i < goals.length; i++) {
            Selection one = all.all().get(i);
            moved.add(moved(one, rowsAway(one.caret(), rows, goals[i]), extend));
        }
        Selections merged = Selections.merged(moved, all.primary());
        goalsOf = merged;
        model.select(merged);
    }

    private int rowsAway(int caret, int rows, int goal) {
        int row = textRow(model.rows().rowOf(model.text().lineOf(caret)) + rows, rows);
        return row < 0 ? 0 : row >= model.rowCount() ? model.text().length() : view.offsetOnRow(row, goal);
    }

    /** Carets pass by the rows that are no text; downwards a lens stands for the line below it anyway. */
    private int textRow(int row, int rows) {
        int at = row;
        while (at >= 0 && at < model.rowCount()
                && (model.rows().belowOf(at) >= 0 || rows < 0 && model.rows().isLens(at))) {
            at += rows < 0 ? -1 : 1;
        }
        return at;
    }

    /** To the first character that is no space, from there to the start of the line. */
    int lineStart(int offset) {
        Text text = model.text();
        int line = text.lineOf(offset);
        int start = text.lineStart(line);
        int end = text.lineEnd(line);
        int first = start;
        while (first < end && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
            first++;
        }
        return offset == first ? start : first;
    }

    int lineEnd(int offset) {
        return model.text().lineEnd(model.text().lineOf(offset));
    }

    /** One more caret in the row above or below the outermost. */
    void addCaret(int rows) {
        Selections all = model.selections();
        Selection edge = rows < 0 ? all.all().getFirst() : all.all().getLast();
        int row = textRow(model.rows().rowOf(model.text().lineOf(edge.caret())) + rows, rows);
        if (row >= 0 && row < model.rowCount()) {
            model.select(all.with(Selection.at(view.offsetOnRow(row, view.xOf(edge.caret())))));
        }
    }
}
