package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;
import java.util.BitSet;

import dev.rustaiide.foundation.terminal.CellStyle;
import dev.rustaiide.foundation.terminal.CursorShape;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** Two grids, a cursor, and what can be done with them. Places count from 0 and are always on the screen. */
final class Screen {
    private static final int TAB = 8;

    final Modes modes = new Modes();
    final Cursor cursor = new Cursor();
    final Clusters clusters = new Clusters();
    final ScrollBack scrollBack;
    CursorShape shape = CursorShape.BLOCK;
    private final Widths widths = new Widths();
    private final Grid main;
    private final Grid alternate;
    private Grid grid;
    private BitSet tabs = new BitSet();
    private int top;
    private int bottom;
    /** The margins at the sides: the first column, and the one behind the last. */
    private int left;
    private int right;
    /** How many columns a program chose; 0 if they are the window's. */
    private int chosen;
    /** What was written right before; -1 if it was no character. */
    private int last = -1;

    Screen(int columns, int rows, int lines) {
        scrollBack = new ScrollBack(lines);
        main = new Grid(columns, rows, scrollBack);
        alternate = new Grid(columns, rows, null);
        grid = main;
        bottom = rows;
        right = columns;
        resetTabs();
    }

    int columns() {
        return grid.columns();
    }

    int height() {
        return grid.height();
    }

    Row row(int y) {
        return grid.row(y);
    }

    boolean isAlternate() {
        return grid == alternate;
    }

    int top() {
        return top;
    }

    int bottom() {
        return bottom;
    }

    int left() {
        return left;
    }

    int right() {
        return right;
    }

    int chosenColumns() {
        return chosen;
    }

    private boolean isNarrow() {
        return left > 0 || right < columns();
    }

    private boolean isInColumns() {
        return cursor.x >= left && cursor.x < right;
    }

    private boolean isInMargins() {
        return isInColumns() && cursor.y >= top && cursor.y < bottom;
    }

    /** Where what is written in the row of the cursor ends: at the margin, unless the cursor is beyond it. */
    private int end() {
        return cursor.x < right ? right : columns();
    }

    /** Writes printable ASCII from {@code bytes}. */
    void ascii(byte[] bytes, int from, int to) {
        if (cursor.characters() != CharacterSet.ASCII || modes.inserts()) {
            for (int i = from; i < to; i++) {
                print(bytes[i]);
            }
            return;
        }
        int at = from;
        while (at < to) {
            if (cursor.wraps) {
                wrap();
            }
            int end = end();
            int count = Math.min(to - at, end - cursor.x);
            Row row = grid.row(cursor.y);
            row.split(cursor.x);
            row.split(cursor.x + count);
            int[] text = row.text;
            for (int i = 0, x = cursor.x; i < count; i++) {
                text[x++] = bytes[at + i];
            }
            Arrays.fill(row.style, cursor.x, cursor.x + count, cursor.style);
            row.link(cursor.x, cursor.x + count, cursor.link);
            at += count;
            advance(row, count, end);
        }
        last = bytes[to - 1];
    }

    private void advance(Row row, int count, int end) {
        cursor.x += count;
        if (cursor.x == end) {
            row.wrap = 0;
            cursor.x--;
            cursor.wraps = modes.wraps();
        }
    }

    /** Writes a character that is no control. */
    void print(int character) {
        write(cursor.characters().drawn(character));
    }

    private void write(int point) {
        int width = widths.of(point);
        if (width == 0) {
            combine(point);
            return;
        }
        if (cursor.wraps || cursor.x + width > end() && modes.wraps()) {
            wrap();
        }
        int end = end();
        int x = Math.min(cursor.x, end - width);
        Row row = grid.row(cursor.y);
        if (modes.inserts() && isInColumns()) {
            row.shiftRight(x, end, width, cursor.style);
        }
        row.split(x);
        row.split(x + width);
        put(row, x, point);
        if (width == 2) {
            put(row, x + 1, Row.TAIL);
        }
        cursor.x = x;
        advance(row, width, end);
        last = point;
    }

    private void put(Row row, int x, int text) {
        row.text[x] = text;
        row.style[x] = cursor.style;
        row.link(x, x + 1, cursor.link);
    }

    /** The character before the cursor gets a mark; there is none at the beginning of a row. */
    private void combine(int mark) {
        Row row = grid.row(cursor.y);
        int x = cursor.wraps ? cursor.x : cursor.x - 1;
        if (x > 0 && row.text[x] == Row.TAIL) {
            x--;
        }
        if (x >= 0 && row.text[x] != Row.TAIL) {
            row.text[x] = clusters.combine(row.text[x], mark);
        }
    }

    /** Writes the character right before once more, {@code count} times. */
    void repeat(int count) {
        int character = last;
        for (int i = 0; character >= 0 && i < Math.min(count, columns() * height()); i++) {
            write(character);
        }
    }

    /** Something came that is no character. */
    void interrupted() {
        last = -1;
    }

    /** The line goes on in the next row; a wide character that had no room leaves its cell to nobody. */
    private void wrap() {
        Row row = grid.row(cursor.y);
        int end = end();
        int length = cursor.wraps ? end : Math.max(1, cursor.x);
        row.erase(length, end, ground());
        // Between margins there are columns of text, and rows are no lines.
        row.wrap = isNarrow() ? 0 : length;
        lineFeed();
        cursor.x = left;
    }

    void lineFeed() {
        cursor.wraps = false;
        if (cursor.y + 1 == bottom) {
            if (isInColumns()) {
                scrollUp(1);
            }
        } else if (cursor.y + 1 < height()) {
            cursor.y++;
        }
    }

    void reverseLineFeed() {
        cursor.wraps = false;
        if (cursor.y == top) {
            if (isInColumns()) {
                scrollDown(1);
            }
        } else if (cursor.y > 0) {
            cursor.y--;
        }
    }

    void carriageReturn() {
        cursor.x = cursor.origin || cursor.x >= left ? left : 0;
        cursor.wraps = false;
    }

    void backspace() {
        if (cursor.x > 0 && cursor.x != left) {
            cursor.x -= cursor.wraps && modes.has(Modes.REVERSE_WRAP) ? 0 : 1;
        } else if (modes.has(Modes.REVERSE_WRAP) && modes.wraps() && cursor.y > top
                && grid.row(cursor.y - 1).wrap > 0) {
            cursor.y--;
            cursor.x = columns() - 1;
        }
        cursor.wraps = false;
    }

    void tab(int count) {
        for (int i = 0; i < Math.min(count, columns()); i++) {
            int next = tabs.nextSetBit(cursor.x + 1);
            // From beyond the right margin back to it, as xterm does.
            cursor.x = next < 0 || next >= right ? right - 1 : next;
        }
        // Where a line is full it stays so.
        cursor.wraps &= cursor.x == right - 1;
    }

    void backTab(int count) {
        for (int i = 0; i < Math.min(count, columns()); i++) {
            cursor.x = Math.max(cursor.origin ? left : 0, tabs.previousSetBit(cursor.x - 1));
        }
        cursor.wraps = false;
    }

    void setTab() {
        tabs.set(cursor.x);
    }

    void clearTab(boolean all) {
        if (all) {
            tabs.clear();
        } else {
            tabs.clear(cursor.x);
        }
    }

    /** For the columns of any width: those that a program set stay when the window gets another one. */
    private void resetTabs() {
        tabs.clear();
        for (int x = 0; x < VirtualTerminal.MOST_COLUMNS; x += TAB) {
            tabs.set(x);
        }
    }

    /** To a place; in origin mode places count from the margins and the cursor stays within. */
    void moveTo(int y, int x) {
        int first = cursor.origin ? top : 0;
        int end = cursor.origin ? bottom : height();
        cursor.y = (int) Math.clamp((long) first + y, first, end - 1);
        moveColumn(x);
    }

    void moveColumn(int x) {
        int first = cursor.origin ? left : 0;
        int end = cursor.origin ? right : columns();
        cursor.x = (int) Math.clamp((long) first + x, first, end - 1);
        cursor.wraps = false;
    }

    /** The row of the cursor as {@link #moveTo} counts. */
    int cursorRow() {
        return Math.max(0, cursor.y - (cursor.origin ? top : 0));
    }

    int cursorColumn() {
        return Math.max(0, cursor.x - (cursor.origin ? left : 0));
    }

    /** Up or down; the margins stop what comes from within. */
    void moveRows(int by) {
        boolean inside = by < 0 ? cursor.y >= top : cursor.y < bottom;
        int first = inside ? top : 0;
        int end = inside ? bottom : height();
        cursor.y = (int) Math.clamp((long) cursor.y + by, Math.min(first, cursor.y), Math.max(end - 1, cursor.y));
        cursor.wraps = false;
    }

    /** To the left or right; the margins stop what comes from within. */
    void moveColumns(int by) {
        int first = cursor.x >= left ? left : 0;
        cursor.x = (int) Math.clamp((long) cursor.x + by, first, end() - 1);
        cursor.wraps = false;
    }

    /** What an erased cell looks like. */
    private long ground() {
        return CellStyle.ground(cursor.style);
    }

    void eraseInDisplay(int kind) {
        switch (kind) {
            case 0 -> {
                eraseInLine(0);
                if (cursor.y + 1 < height()) {
                    grid.clear(cursor.y + 1, height(), ground());
                }
            }
            case 1 -> {
                if (cursor.y > 0) {
                    grid.clear(0, cursor.y, ground());
                }
                eraseInLine(1);
            }
            case 2 -> {
                cursor.wraps = false;
                grid.clear(0, height(), ground());
            }
            case 3 -> scrollBack.clear();
            default -> { }
        }
    }

    void eraseInLine(int kind) {
        Row row = grid.row(cursor.y);
        cursor.wraps = false;
        switch (kind) {
            case 0 -> row.erase(cursor.x, columns(), ground());
            case 1 -> row.erase(0, cursor.x + 1, ground());
            case 2 -> row.erase(0, columns(), ground());
            default -> { }
        }
        if (kind == 2 || kind == 0 && cursor.x == 0) {
            row.command = 0;
            grid.cutAbove(cursor.y);
        }
    }

    void eraseCharacters(int count) {
        cursor.wraps = false;
        grid.row(cursor.y).erase(cursor.x, Math.min(columns(), cursor.x + count), ground());
    }

    void insertCharacters(int count) {
        cursor.wraps = false;
        if (isInColumns()) {
            grid.row(cursor.y).shiftRight(cursor.x, right, count, ground());
        }
    }

    void deleteCharacters(int count) {
        cursor.wraps = false;
        if (isInColumns()) {
            grid.row(cursor.y).shiftLeft(cursor.x, right, count, ground());
        }
    }

    void insertLines(int count) {
        if (isInMargins()) {
            if (isNarrow()) {
                grid.moveBlock(cursor.y, bottom, left, right, -count, ground());
            } else {
                grid.scrollDown(cursor.y, bottom, count, ground());
            }
            carriageReturn();
        }
    }

    void deleteLines(int count) {
        if (isInMargins()) {
            if (isNarrow()) {
                grid.moveBlock(cursor.y, bottom, left, right, count, ground());
            } else {
                grid.deleteLines(cursor.y, bottom, count, ground());
            }
            carriageReturn();
        }
    }

    void scrollUp(int count) {
        if (isNarrow()) {
            grid.moveBlock(top, bottom, left, right, count, ground());
        } else {
            grid.scrollUp(top, bottom, count, ground());
        }
    }

    void scrollDown(int count) {
        if (isNarrow()) {
            grid.moveBlock(top, bottom, left, right, -count, ground());
        } else {
            grid.scrollDown(top, bottom, count, ground());
        }
    }

    /** Rows from {@code from} up to {@code to}; nothing if they are fewer than two. */
    void setMargins(int from, int to) {
        int end = Math.min(to, height());
        if (end - from >= 2) {
            top = from;
            bottom = end;
            moveTo(0, 0);
        }
    }

    /** Columns from {@code from} up to {@code to}; nothing if they are fewer than two. */
    void setSideMargins(int from, int to) {
        int end = Math.min(to, columns());
        if (end - from >= 2) {
            left = from;
            right = end;
            moveTo(0, 0);
        }
    }

    /** Whether a program may set margins at the sides; those of before are gone. */
    void allowSideMargins(boolean on) {
        modes.set(Modes.SIDE_MARGINS, on);
        if (!on) {
            left = 0;
            right = columns();
        }
    }

    /**
     * Another number of columns, on a screen that is blank unless it shall stay as it is; no line is wrapped anew.
     * Where it had as many before, places go on counting from the margins if they did, as in xterm.
     */
    void chooseColumns(int columns, boolean keep) {
        chosen = columns;
        if (columns != columns()) {
            leaveMargins();
        }
        if (!keep) {
            eraseInDisplay(2);
        }
        main.fit(columns, height());
        alternate.fit(columns, height());
        resetMargins();
        moveTo(0, 0);
    }

    /** The columns are the window's again, as soon as it says how many. */
    void leaveColumns() {
        chosen = 0;
        modes.set(Modes.COLUMNS_CHOSEN, false);
    }

    /** Places count from the edges again. */
    private void leaveMargins() {
        resetMargins();
        modes.set(Modes.ORIGIN, false);
        cursor.origin = false;
    }

    private void resetMargins() {
        top = 0;
        bottom = height();
        left = 0;
        right = columns();
    }

    void setOrigin(boolean on) {
        cursor.origin = on;
        moveTo(0, 0);
    }

    void saveCursor() {
        grid.saved.set(cursor);
    }

    void restoreCursor() {
        cursor.set(grid.saved);
        boolean within = cursor.origin;
        // Before the margins of now it may be, not behind them.
        cursor.x = Math.min(cursor.x, (within ? right : columns()) - 1);
        cursor.y = Math.min(cursor.y, (within ? bottom : height()) - 1);
    }

    void showAlternate(boolean on) {
        grid = on ? alternate : main;
        cursor.wraps = false;
    }

    void clearAlternate() {
        alternate.clear(0, height(), ground());
    }

    /** Fills the screen with E, to adjust monitors. */
    void align() {
        leaveMargins();
        for (int y = 0; y < height(); y++) {
            Row row = grid.row(y);
            row.clear(0);
            Arrays.fill(row.text, 'E');
        }
        moveTo(0, 0);
    }

    void softReset() {
        resetMargins();
        cursor.style = 0;
        cursor.link = 0;
        cursor.origin = false;
        cursor.shift = 0;
        Arrays.fill(cursor.sets, CharacterSet.ASCII);
        grid.saved.set(new Cursor());
        for (int mode : new int[] {Modes.INSERT, Modes.CURSOR_KEYS, Modes.KEYPAD, Modes.ORIGIN,
            Modes.SIDE_MARGINS}) {
            modes.set(mode, false);
        }
        modes.set(Modes.AUTO_WRAP, true);
        modes.set(Modes.CURSOR_VISIBLE, true);
    }

    void reset() {
        modes.reset();
        chosen = 0;
        grid = main;
        softReset();
        shape = CursorShape.BLOCK;
        alternate.saved.set(new Cursor());
        alternate.clear(0, height(), 0);
        main.clear(0, height(), 0);
        cursor.set(new Cursor());
        resetTabs();
    }

    void resize(int wanted, int rows) {
        int columns = chosen > 0 ? chosen : wanted;
        Cursor own = isAlternate() ? main.saved : cursor;
        own.x = Math.min(own.x, columns() - 1);
        own.y = Math.min(own.y, height() - 1);
        new Reflow(main, scrollBack).to(columns, rows, own);
        alternate.fit(columns, rows);
        cursor.x = Math.min(cursor.x, columns - 1);
        cursor.y = Math.min(cursor.y, rows - 1);
        cursor.wraps &= cursor.x == columns - 1;
        resetMargins();
    }
}
