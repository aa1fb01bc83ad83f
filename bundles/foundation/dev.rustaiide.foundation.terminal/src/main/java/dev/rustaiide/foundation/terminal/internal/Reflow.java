package dev.rustaiide.foundation.terminal.internal;

import java.util.ArrayList;
import java.util.List;

/** Gives the main screen another size: its lines, and as many from the scroll-back as have room, are wrapped anew. */
final class Reflow {
    private final Grid grid;
    private final ScrollBack scrollBack;
    private final List<Cells> lines = new ArrayList<>();
    private int cursorLine;
    private int cursorCell;

    Reflow(Grid grid, ScrollBack scrollBack) {
        this.grid = grid;
        this.scrollBack = scrollBack;
    }

    void to(int columns, int height, Cursor cursor) {
        gather(cursor);
        int rows = 0;
        for (Cells line : lines) {
            rows += line.rows(columns);
        }
        Cells earlier = new Cells();
        while (rows < height && scrollBack.removeLast(earlier)) {
            lines.addFirst(earlier);
            cursorLine++;
            rows += earlier.rows(columns);
            earlier = new Cells();
        }
        place(wrap(columns, cursor), columns, height, cursor);
    }

    /** Joins the rows to lines; the first may begin in the scroll-back. */
    private void gather(Cursor cursor) {
        Cells line = new Cells();
        if (scrollBack.isOpen()) {
            scrollBack.removeLast(line);
        }
        int end = Math.max(grid.used(), cursor.y + 1);
        for (int y = 0; y < end; y++) {
            Row row = grid.row(y);
            if (y == cursor.y) {
                cursorLine = lines.size();
                cursorCell = line.length + cursor.x + (cursor.wraps ? 1 : 0);
            }
            line.add(row, row.length());
            if (row.wrap == 0 || y == end - 1) {
                lines.add(line);
                line = new Cells();
            }
        }
    }

    /** The rows of all lines; {@code cursor} gets the index of its row among them, and its column. */
    private List<Row> wrap(int columns, Cursor cursor) {
        List<Row> rows = new ArrayList<>();
        cursor.wraps = false;
        for (int i = 0; i < lines.size(); i++) {
            Cells line = lines.get(i);
            int first = rows.size();
            int at = 0;
            do {
                int end = line.rowEnd(at, columns);
                Row row = new Row(columns);
                line.copyTo(row, at, end);
                row.wrap = end < line.length ? end - at : 0;
                if (i == cursorLine && cursorCell >= at && (cursorCell < end || end == line.length)) {
                    cursor.y = rows.size();
                    cursor.x = Math.min(cursorCell - at, columns - 1);
                    cursor.wraps = cursorCell - at == columns && end - at == columns;
                }
                rows.add(row);
                at = end;
            } while (at < line.length);
            rows.get(first).command = line.command;
        }
        return rows;
    }

    /** Gives the last rows to the screen and those before to the scroll-back; blank ones at the end are dropped. */
    private void place(List<Row> rows, int columns, int height, Cursor cursor) {
        int count = rows.size();
        while (count > height && count - 1 > cursor.y && rows.get(count - 1).used() == 0) {
            count--;
        }
        int top = Math.max(0, count - height);
        for (int i = 0; i < top; i++) {
            scrollBack.push(rows.get(i));
        }
        Row[] shown = new Row[height];
        for (int y = 0; y < height; y++) {
            shown[y] = top + y < count ? rows.get(top + y) : new Row(columns);
        }
        grid.replace(shown, columns);
        if (cursor.y < top) {
            cursor.x = 0;
            cursor.wraps = false;
        }
        cursor.y = Math.clamp(cursor.y - top, 0, height - 1);
    }
}
