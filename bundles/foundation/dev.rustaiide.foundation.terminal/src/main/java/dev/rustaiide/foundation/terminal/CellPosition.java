package dev.rustaiide.foundation.terminal;

/**
 * A place in the text of a terminal that stays the same while it scrolls or gets another width.
 *
 * @param line a line as programs write it, however many rows it takes; counted from the first that was ever written
 * @param cell from its beginning
 */
public record CellPosition(long line, int cell) implements Comparable<CellPosition> {
    @Override
    public int compareTo(CellPosition other) {
        int lines = Long.compare(line, other.line);
        return lines != 0 ? lines : Integer.compare(cell, other.cell);
    }
}
