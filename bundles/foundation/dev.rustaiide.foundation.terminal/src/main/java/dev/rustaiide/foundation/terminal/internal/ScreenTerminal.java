package dev.rustaiide.foundation.terminal.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import dev.rustaiide.foundation.terminal.CellPosition;
import dev.rustaiide.foundation.terminal.InputModes;
import dev.rustaiide.foundation.terminal.InputModes.Mouse;
import dev.rustaiide.foundation.terminal.LineText;
import dev.rustaiide.foundation.terminal.TerminalFrame;
import dev.rustaiide.foundation.terminal.TerminalListener;
import dev.rustaiide.foundation.terminal.VirtualTerminal;

/** A screen, what feeds it, and how its rows and lines are read. */
public final class ScreenTerminal implements VirtualTerminal {
    private static final int[] NO_LINKS = {};

    private final Screen screen;
    private final Parser parser;
    private final Links links = new Links();
    private final ShellMarks marks = new ShellMarks();
    private final Cells cells = new Cells();

    public ScreenTerminal(int columns, int rows, int lines, TerminalListener listener) {
        screen = new Screen(width(columns), height(rows), lines);
        parser = new Parser(screen, new Sequences(screen, listener, new Commands(screen, listener, links, marks)));
    }

    private static int width(int columns) {
        return Math.clamp(columns, LEAST_COLUMNS, MOST_COLUMNS);
    }

    private static int height(int rows) {
        return Math.clamp(rows, 1, MOST_ROWS);
    }

    @Override
    public void feed(byte[] bytes, int from, int to) {
        parser.feed(bytes, from, to);
    }

    @Override
    public void resize(int columns, int rows) {
        int chosen = screen.chosenColumns();
        if ((chosen > 0 ? chosen : width(columns)) != columns() || height(rows) != rows()) {
            screen.resize(width(columns), height(rows));
        }
    }

    @Override
    public int chosenColumns() {
        return screen.chosenColumns();
    }

    @Override
    public int columns() {
        return screen.columns();
    }

    @Override
    public int rows() {
        return screen.height();
    }

    private int historyRows() {
        return screen.isAlternate() ? 0 : screen.scrollBack.rows(columns());
    }

    @Override
    public int allRows() {
        return historyRows() + rows();
    }

    @Override
    public InputModes modes() {
        Modes modes = screen.modes;
        Mouse mouse = modes.has(Modes.MOUSE_MOVES) ? Mouse.MOVES : modes.has(Modes.MOUSE_DRAGS) ? Mouse.DRAGS
                : modes.has(Modes.MOUSE_CLICKS) ? Mouse.CLICKS : modes.has(Modes.MOUSE_X10) ? Mouse.PRESSES
                : Mouse.NONE;
        return new InputModes(modes.has(Modes.CURSOR_KEYS), modes.has(Modes.BRACKETED_PASTE), mouse,
                modes.has(Modes.MOUSE_SGR), modes.has(Modes.ALTERNATE_SCROLL) && screen.isAlternate(),
                modes.has(Modes.FOCUS));
    }

    @Override
    public boolean isDrawing() {
        return screen.modes.has(Modes.SYNCHRONIZED);
    }

    @Override
    public void read(int top, TerminalFrame frame) {
        int history = historyRows();
        int first = Math.clamp(top, 0, Math.max(0, history + rows() - frame.rows()));
        int cursorRow = history + screen.cursor.y - first;
        boolean visible = screen.modes.has(Modes.CURSOR_VISIBLE) && cursorRow < frame.rows() && cursorRow >= 0;
        frame.begin(first, history + rows(), screen.isAlternate(), screen.modes.has(Modes.REVERSE_SCREEN),
                new TerminalFrame.Cursor(visible ? cursorRow : -1, screen.cursor.x, screen.shape,
                        screen.modes.has(Modes.CURSOR_BLINKS)));
        int row = first < history ? readHistory(first, Math.min(history, first + frame.rows()), frame) : 0;
        for (; row < frame.rows() && first + row - history < rows(); row++) {
            readScreen(first + row - history, row, frame);
        }
        for (; row < frame.rows(); row++) {
            frame.row(row, endLine(), 0, false, ShellMarks.UNKNOWN);
            frame.cells(row, NO_LINKS, new long[0], NO_LINKS, 0, 0);
        }
    }

    private int readHistory(int from, int to, TerminalFrame frame) {
        ScrollBack scrollBack = screen.scrollBack;
        ScrollBack.Place place = scrollBack.place(from, columns());
        long line = place.line;
        int start = place.start;
        scrollBack.read(line, cells);
        for (int row = 0; row < to - from; row++) {
            int end = cells.rowEnd(start, columns());
            int command = start == 0 ? cells.command : 0;
            frame.row(row, line, start, command > 0, command > 0 ? marks.exit(command) : ShellMarks.UNKNOWN);
            frame.cells(row, cells.text, cells.style, cells.links, start, end);
            clusters(cells.text, start, end, frame);
            start = end;
            if (start >= cells.length && line + 1 < scrollBack.endLine()) {
                line++;
                start = 0;
                scrollBack.read(line, cells);
            }
        }
        return to - from;
    }

    private void readScreen(int y, int row, TerminalFrame frame) {
        Row shown = screen.row(y);
        CellPosition start = startOf(y);
        frame.row(row, start.line(), start.cell(), shown.command > 0,
                shown.command > 0 ? marks.exit(shown.command) : ShellMarks.UNKNOWN);
        frame.cells(row, shown.text, shown.style, shown.links == null ? NO_LINKS : shown.links, 0, columns());
        clusters(shown.text, 0, columns(), frame);
    }

    private void clusters(int[] text, int from, int to, TerminalFrame frame) {
        for (int i = from; i < to; i++) {
            if (Clusters.is(text[i])) {
                frame.cluster(text[i], screen.clusters.text(text[i]));
            }
        }
    }

    /** The place of the first cell of row {@code y} of the screen. */
    private CellPosition startOf(int y) {
        ScrollBack scrollBack = screen.scrollBack;
        boolean open = scrollBack.isOpen() && !screen.isAlternate();
        long line = scrollBack.endLine() - (open ? 1 : 0);
        int start = open ? scrollBack.cellsOfLast() : 0;
        for (int i = 0; i < y; i++) {
            int wrap = screen.row(i).wrap;
            line += wrap > 0 ? 0 : 1;
            start = wrap > 0 ? start + wrap : 0;
        }
        return new CellPosition(line, start);
    }

    @Override
    public long firstLine() {
        return screen.isAlternate() ? screen.scrollBack.endLine() : screen.scrollBack.firstLine();
    }

    @Override
    public long endLine() {
        return startOf(rows() - 1).line() + 1;
    }

    /** Reads all of a line that is kept, be it in the scroll-back, on the screen or on both. */
    private Cells cellsOf(long line) {
        Cells read = new Cells();
        ScrollBack scrollBack = screen.scrollBack;
        if (line < scrollBack.endLine()) {
            if (line < firstLine()) {
                return read;
            }
            scrollBack.read(line, read);
            if (line + 1 < scrollBack.endLine() || !scrollBack.isOpen() || screen.isAlternate()) {
                return read;
            }
        }
        for (int y = 0; y < rows(); y++) {
            if (startOf(y).line() == line) {
                read.add(screen.row(y), screen.row(y).length());
            }
        }
        return read;
    }

    @Override
    public int rowOf(CellPosition position) {
        ScrollBack scrollBack = screen.scrollBack;
        int history = historyRows();
        if (position.line() < firstLine()) {
            return 0;
        }
        for (int y = rows() - 1; y >= 0; y--) {
            if (startOf(y).compareTo(position) <= 0) {
                return history + y;
            }
        }
        return scrollBack.rowOf(position.line(), position.cell(), columns());
    }

    @Override
    public LineText line(long line) {
        Cells read = cellsOf(line);
        int end = read.length;
        while (end > 0 && (read.text[end - 1] == 0 || read.text[end - 1] == ' ')) {
            end--;
        }
        StringBuilder text = new StringBuilder(end);
        int[] places = new int[end + 16];
        for (int i = 0; i < end; i++) {
            int before = text.length();
            screen.clusters.appendTo(text, read.text[i]);
            if (text.length() > places.length) {
                places = Arrays.copyOf(places, text.length() + end);
            }
            Arrays.fill(places, before, text.length(), i);
        }
        return new LineText(text.toString(), Arrays.copyOf(places, text.length()));
    }

    @Override
    public String text(CellPosition from, CellPosition to) {
        StringBuilder text = new StringBuilder();
        ScrollBack scrollBack = screen.scrollBack;
        long last = Math.min(to.line(), endLine() - 1);
        for (long line = Math.max(from.line(), firstLine()); line <= last; line++) {
            LineText one = line(line);
            int start = line == from.line() ? one.indexOf(from.cell()) : 0;
            int end = line == to.line() ? one.indexOf(to.cell()) : one.text().length();
            if (!text.isEmpty() || line > from.line()) {
                boolean goesOn = line < scrollBack.endLine() && line > firstLine() && scrollBack.continues(line);
                text.append(goesOn ? "" : "\n");
            }
            text.append(one.text(), Math.min(start, end), end);
        }
        return text.toString();
    }

    @Override
    public String screenText() {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < rows(); y++) {
            int start = text.length();
            Row row = screen.row(y);
            for (int x = 0; x < columns(); x++) {
                screen.clusters.appendTo(text, row.text[x]);
            }
            int end = text.length();
            while (end > start && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
            text.append('\n');
        }
        return text.toString();
    }

    @Override
    public Optional<String> linkAt(CellPosition position) {
        Cells read = cellsOf(position.line());
        int link = position.cell() < read.length ? read.links[position.cell()] : 0;
        return link == 0 ? Optional.empty() : Optional.of(links.address(link));
    }

    private int command(long line) {
        if (line < firstLine() || line >= endLine()) {
            return 0;
        }
        return line < screen.scrollBack.endLine() ? screen.scrollBack.command(line) : cellsOf(line).command;
    }

    @Override
    public OptionalLong prompt(long line, int step) {
        int direction = Integer.signum(step);
        long from = Math.clamp(line, firstLine() - 1, endLine());
        for (long i = from + direction; i >= firstLine() && i < endLine() && direction != 0; i += direction) {
            if (command(i) > 0) {
                return OptionalLong.of(i);
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public OptionalInt exit(long line) {
        int command = command(line);
        int exit = command > 0 ? marks.exit(command) : ShellMarks.UNKNOWN;
        return exit == ShellMarks.UNKNOWN ? OptionalInt.empty() : OptionalInt.of(exit);
    }
}
