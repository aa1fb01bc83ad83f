package dev.rustaiide.app.diff.internal;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.app.ui.components.SpokenText.Reading;
import dev.rustaiide.foundation.text.Text;

/**
 * A difference as text: each line behind what became of it, removed lines before those that came. Of a long one it has
 * what is around the place where one is.
 */
final class DiffReading {
    /** Rows before and behind the place where one is. */
    static final int AROUND = 1000;
    static final String REMOVED = "removed: ";
    static final String ADDED = "added: ";

    private final Comparison comparison;
    private final Rows rows;
    private final @Nullable Picked picked;
    private final StringBuilder text = new StringBuilder();
    private int caret = -1;
    private int start = -1;
    private int end = -1;

    private DiffReading(Comparison comparison, Rows rows, @Nullable Picked picked) {
        this.comparison = comparison;
        this.rows = rows;
        this.picked = picked;
    }

    /** @param current the hunk that one is at; -1 if there is none */
    static Reading of(Comparison comparison, Rows rows, int current, @Nullable Picked picked) {
        var reading = new DiffReading(comparison, rows, picked);
        int place = picked != null && rows.size() > 0 ? rows.rowOf(picked.side(),
                comparison.side(picked.side()).text().lineOf(picked.caret()))
                : current >= 0 ? rows.start(current) : 0;
        int hunkAt = -1;
        int to = Math.min(rows.size(), place + AROUND);
        for (int row = Math.max(0, place - AROUND); row < to;) {
            hunkAt = row == place ? reading.text.length() : hunkAt;
            row = reading.add(row, to);
        }
        int at = reading.caret >= 0 ? reading.caret : Math.max(0, hunkAt);
        return new Reading(reading.text.toString().stripTrailing(), at, reading.start < 0 ? at : reading.start,
                reading.start < 0 ? at : reading.end);
    }

    /** Adds {@code row}; of a change all rows of it up to {@code to}, one side after the other. */
    private int add(int row, int to) {
        if (rows.isFold(row)) {
            text.append(rows.folded(row)).append(" lines as before\n");
            return row + 1;
        }
        int hunk = rows.hunk(row);
        if (hunk < 0) {
            line(DiffSide.AFTER, rows.line(DiffSide.AFTER, row), "");
            return row + 1;
        }
        int last = Math.min(to, rows.end(hunk));
        for (int i = row; i < last; i++) {
            line(DiffSide.BEFORE, rows.line(DiffSide.BEFORE, i), REMOVED);
        }
        for (int i = row; i < last; i++) {
            line(DiffSide.AFTER, rows.line(DiffSide.AFTER, i), ADDED);
        }
        return last;
    }

    private void line(DiffSide side, int line, String mark) {
        if (line < 0) {
            return;
        }
        Text whole = comparison.side(side).text();
        int from = whole.lineStart(line);
        int length = whole.lineEnd(line) - from;
        int at = text.append(mark).length();
        text.append(whole.substring(from, from + length)).append('\n');
        if (picked != null && picked.side() == side) {
            if (picked.caret() >= from && picked.caret() <= from + length) {
                caret = at + picked.caret() - from;
            }
            if (picked.start() <= from + length && picked.end() >= from) {
                start = start < 0 ? at + Math.max(0, picked.start() - from) : start;
                end = at + Math.min(length, picked.end() - from);
            }
        }
    }
}
