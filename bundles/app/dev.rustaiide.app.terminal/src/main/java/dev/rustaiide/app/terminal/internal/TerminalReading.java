package dev.rustaiide.app.terminal.internal;

import dev.rustaiide.app.ui.components.SpokenText.Reading;
import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.TerminalFrame;

/**
 * What is in sight of a terminal as text: without blanks at the ends of lines, but up to the cursor. Lines that are
 * wrapped are one.
 */
final class TerminalReading {
    private final TerminalFrame frame;
    private final TerminalSelection selection;
    private final StringBuilder text = new StringBuilder();
    private int caret = -1;
    private int start = -1;
    private int end;

    private TerminalReading(TerminalFrame frame, TerminalSelection selection) {
        this.frame = frame;
        this.selection = selection;
    }

    static Reading of(TerminalFrame frame, TerminalSelection selection) {
        var reading = new TerminalReading(frame, selection);
        int last = frame.rows() - 1;
        while (last > frame.cursor().row() && reading.width(last) == 0) {
            last--;
        }
        for (int row = 0; row <= last; row++) {
            reading.add(row);
        }
        int length = reading.text.length();
        int from = reading.start < 0 ? 0 : reading.start;
        return new Reading(reading.text.toString(), reading.caret < 0 ? length : reading.caret, from,
                reading.start < 0 ? 0 : reading.end);
    }

    private void add(int row) {
        if (row > 0 && frame.isLineStart(row)) {
            text.append('\n');
        }
        boolean goesOn = row + 1 < frame.rows() && !frame.isLineStart(row + 1);
        boolean isCursor = row == frame.cursor().row();
        int width = goesOn ? frame.columns() : Math.max(width(row), isCursor ? frame.cursor().column() : 0);
        for (int column = 0; column < width; column++) {
            mark(row, column);
            text.append(frame.text(row, column));
        }
        mark(row, width);
    }

    /** What lies before a cell, or behind the last of a row. */
    private void mark(int row, int column) {
        if (row == frame.cursor().row() && column == frame.cursor().column()) {
            caret = text.length();
        }
        if (selection.isEmpty()) {
            return;
        }
        CellPosition here = frame.position(row, column);
        if (start < 0 && here.compareTo(selection.from()) >= 0 && here.compareTo(selection.to()) < 0) {
            start = text.length();
        }
        if (here.compareTo(selection.to()) <= 0) {
            end = text.length();
        }
    }

    private int width(int row) {
        int width = frame.columns();
        while (width > 0 && (frame.code(row, width - 1) == 0 || frame.code(row, width - 1) == ' ')) {
            width--;
        }
        return width;
    }
}
