package dev.rustaiide.foundation.terminal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a window shows of a terminal: some rows, copied, with what is new in them since the copy before. One thread.
 * {@link VirtualTerminal#read} fills it; the rest is read. Cells are counted row by row.
 */
public final class TerminalFrame {
    /** The text of the second cell of a wide character. */
    public static final int TAIL = -1;

    private int columns;
    private int rows;
    private int[] texts = new int[0];
    private long[] styles = new long[0];
    private int[] links = new int[0];
    private boolean[] changed = new boolean[0];
    private long[] lines = new long[0];
    private int[] starts = new int[0];
    private int[] exits = new int[0];
    private boolean[] prompts = new boolean[0];
    private final Map<Integer, String> clusters = new HashMap<>();
    private Cursor cursor = new Cursor(-1, -1, CursorShape.BLOCK, false);
    private int top;
    private int allRows;
    private boolean alternate;
    private boolean reversed;

    /**
     * Where the cursor is.
     *
     * @param row of the frame; -1 if it cannot be seen
     * @param blinks what the program asked for
     */
    public record Cursor(int row, int column, CursorShape shape, boolean blinks) {}

    /** Gives it another size; everything counts as changed then. */
    public void size(int width, int height) {
        if (width != columns || height != rows) {
            columns = width;
            rows = height;
            texts = new int[width * height];
            styles = new long[width * height];
            links = new int[width * height];
            changed = new boolean[height];
            lines = new long[height];
            starts = new int[height];
            exits = new int[height];
            prompts = new boolean[height];
        }
        Arrays.fill(changed, true);
    }

    public int columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    /** Whether {@code row} has another content since the read before. */
    public boolean changed(int row) {
        return changed[row];
    }

    /** The code point of a cell, 0 if nothing was written, {@link #TAIL}, or something that {@link #text} knows. */
    public int code(int row, int column) {
        return texts[row * columns + column];
    }

    /** What a cell shows; a blank if nothing was written, nothing in a {@link #TAIL}. */
    public String text(int row, int column) {
        int code = code(row, column);
        return code == TAIL ? "" : code == 0 ? " " : code > Character.MAX_CODE_POINT
                ? clusters.getOrDefault(code, "\uFFFD") : Character.toString(code);
    }

    public long style(int row, int column) {
        return styles[row * columns + column];
    }

    /** The number of the link that a cell belongs to; 0 for none. */
    public int link(int row, int column) {
        return links[row * columns + column];
    }

    /** The place in the terminal's text that a cell has. */
    public CellPosition position(int row, int column) {
        return new CellPosition(lines[row], starts[row] + column);
    }

    /** Whether a line begins with {@code row}. */
    public boolean isLineStart(int row) {
        return starts[row] == 0;
    }

    /** Whether a shell's prompt begins in {@code row}. */
    public boolean isPrompt(int row) {
        return prompts[row];
    }

    /** How the command ended whose prompt begins in {@code row}; -1 if that is not known. */
    public int exit(int row) {
        return exits[row];
    }

    public Cursor cursor() {
        return cursor;
    }

    /** The terminal's row that the first row of this is. */
    public int top() {
        return top;
    }

    /** {@link VirtualTerminal#allRows} at the time of the read. */
    public int allRows() {
        return allRows;
    }

    public boolean isAlternate() {
        return alternate;
    }

    /** Whether text and ground are the other way round. */
    public boolean isReversed() {
        return reversed;
    }

    /** For {@link VirtualTerminal#read}: what does not belong to a row. */
    public void begin(int firstRow, int all, boolean isAlternate, boolean isReversed, Cursor where) {
        top = firstRow;
        allRows = all;
        if (alternate != isAlternate || reversed != isReversed) {
            Arrays.fill(changed, true);
        } else {
            Arrays.fill(changed, false);
        }
        alternate = isAlternate;
        reversed = isReversed;
        cursor = where;
    }

    /** For {@link VirtualTerminal#read}: what a row shows. {@code exit} is -1 if it is not known, or no prompt is. */
    public void row(int row, long line, int start, boolean prompt, int exit) {
        lines[row] = line;
        starts[row] = start;
        changed[row] |= prompts[row] != prompt || exits[row] != exit;
        prompts[row] = prompt;
        exits[row] = exit;
    }

    /** For {@link VirtualTerminal#read}: the cells of a row, from {@code from} on; what is behind them is blank. */
    public void cells(int row, int[] text, long[] style, int[] link, int from, int to) {
        int start = row * columns;
        int count = Math.min(to - from, columns);
        boolean same = Arrays.equals(texts, start, start + count, text, from, from + count)
                && Arrays.equals(styles, start, start + count, style, from, from + count)
                && (link.length == 0 ? isBlank(links, start, start + count)
                        : Arrays.equals(links, start, start + count, link, from, from + count))
                && isBlank(texts, start + count, start + columns);
        for (int i = start + count; same && i < start + columns; i++) {
            same = styles[i] == 0 && links[i] == 0;
        }
        if (same) {
            return;
        }
        changed[row] = true;
        System.arraycopy(text, from, texts, start, count);
        System.arraycopy(style, from, styles, start, count);
        if (link.length == 0) {
            Arrays.fill(links, start, start + count, 0);
        } else {
            System.arraycopy(link, from, links, start, count);
        }
        Arrays.fill(texts, start + count, start + columns, 0);
        Arrays.fill(styles, start + count, start + columns, 0);
        Arrays.fill(links, start + count, start + columns, 0);
    }

    private static boolean isBlank(int[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** For {@link VirtualTerminal#read}: what a cell shows whose code is none of a character. */
    public void cluster(int code, String text) {
        clusters.put(code, text);
    }
}
