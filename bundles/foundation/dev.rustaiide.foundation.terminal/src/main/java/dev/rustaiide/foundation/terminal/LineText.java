package dev.rustaiide.foundation.terminal;

import java.util.Arrays;

/** The text of a line, and in which cell each UTF-16 unit of it is. */
public record LineText(String text, int[] cells) {
    /** Where the unit at {@code index} is; behind the last one, the cell that follows. */
    public int cellOf(int index) {
        return index < text.length() ? cells[index] : text.isEmpty() ? 0 : cells[text.length() - 1] + 1;
    }

    /** The first index whose cell is {@code cell} or behind it. */
    public int indexOf(int cell) {
        int index = Arrays.binarySearch(cells, 0, text.length(), cell);
        while (index > 0 && cells[index - 1] == cell) {
            index--;
        }
        return index >= 0 ? index : -index - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineText line && line.text.equals(text) && Arrays.equals(line.cells, cells);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
