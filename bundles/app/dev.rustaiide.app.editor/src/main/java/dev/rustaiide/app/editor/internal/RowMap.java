package dev.rustaiide.app.editor.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Which line is shown in which row while some lines are folded away, others have a lens above them, a row of its own,
 * and one has rows below it that are no text. A fold hides the lines behind its first one. Finding a row or a line
 * takes O(log n) of the folds and lenses.
 */
public final class RowMap {
    private static final int[] NONE = {};

    /** First line to last line of what is folded, folds within folds included. */
    private final TreeMap<Integer, Integer> folded = new TreeMap<>();
    /** Hidden stretches, apart and in order: first hidden line, line behind, and lines hidden before it. */
    private int[] from = NONE;
    private int[] to = NONE;
    private int[] before = NONE;
    /** Where the lines with lenses start, ascending. */
    private int[] lensOffsets = NONE;
    /** Those lines, each once, and which of the offsets is theirs. */
    private int[] lensLines = NONE;
    private int[] lensNumbers = NONE;
    /** Which row the line of each lens in sight would be in without lenses. */
    private int[] lensRows = NONE;
    /** Where in the text the line is that has rows below it, and how many. */
    private int belowOffset;
    private int belowCount;
    private int belowLine;
    /** The row of that line; all others if there is none in sight. */
    private int belowRow = Integer.MAX_VALUE;

    /** The rows that {@code lineCount} lines take. */
    public int rows(int lineCount) {
        return linesRows(lineCount) + lensRows.length + (belowRow == Integer.MAX_VALUE ? 0 : belowCount);
    }

    private int linesRows(int lineCount) {
        int last = from.length - 1;
        return last < 0 ? lineCount : lineCount - before[last] - (to[last] - from[last]);
    }

    /** The row that shows {@code line}, or the first line of the fold that hides it. */
    public int rowOf(int line) {
        int row = textRowOf(line);
        return row > belowRow ? row + belowCount : row;
    }

    /** … if there were no rows below lines. */
    private int textRowOf(int line) {
        int row = lineRowOf(line);
        int lenses = Arrays.binarySearch(lensRows, row);
        return row + (lenses >= 0 ? lenses + 1 : -lenses - 1);
    }

    private int lineRowOf(int line) {
        int index = stretchAtOrBefore(line);
        if (index < 0) {
            return line;
        }
        return line < to[index] ? from[index] - 1 - before[index] : line - before[index] - (to[index] - from[index]);
    }

    /** The line that {@code row} shows, or whose lens it shows, or below which it is. */
    public int lineOf(int row) {
        int text = textRow(row);
        int above = lensesAbove(text);
        return lineOfLineRow(isLens(text, above) ? lensRows[above] : text - above);
    }

    /** Whether {@code row} shows a lens, above the line that {@link #lineOf} says. */
    public boolean isLens(int row) {
        int text = textRow(row);
        return isLens(text, lensesAbove(text));
    }

    private boolean isLens(int row, int above) {
        return above < lensRows.length && lensRows[above] + above == row;
    }

    /** Which of the rows below the line that {@link #lineOf} says {@code row} is; -1 if it is none of them. */
    public int belowOf(int row) {
        return row > belowRow && row - belowRow <= belowCount ? row - belowRow - 1 : -1;
    }

    /** The row that {@code row} would be without those that are below a line; that line's for those. */
    private int textRow(int row) {
        return row <= belowRow ? row : Math.max(belowRow, row - belowCount);
    }

    /** Has {@code count} rows below the line of {@code text} at {@code offset}, and no other; they follow edits. */
    public void setBelow(int offset, int count, Text text) {
        belowOffset = offset;
        belowCount = count;
        findBelow(text);
    }

    /** Whether the line of {@code text} at {@code offset} is the one that has rows below it, or none has. */
    public boolean isBelow(int offset, Text text) {
        return belowCount == 0 || belowLine == text.lineOf(Math.min(offset, text.length()));
    }

    private void findBelow(Text text) {
        belowLine = text.lineOf(Math.min(belowOffset, text.length()));
        placeBelow();
    }

    private void placeBelow() {
        belowRow = belowCount == 0 || isHidden(belowLine) ? Integer.MAX_VALUE : textRowOf(belowLine);
    }

    private int lensesAbove(int row) {
        int low = 0;
        int high = lensRows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lensRows[middle] + middle < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of the lens of {@code line}, as its offset was given; -1 if it has none. */
    public int lensOf(int line) {
        int index = Arrays.binarySearch(lensLines, line);
        return index < 0 ? -1 : lensNumbers[index];
    }

    /** Gives a lens to the lines of {@code text} at {@code offsets}, which ascend; they follow edits. */
    public void setLenses(int[] offsets, Text text) {
        lensOffsets = offsets.clone();
        findLenses(text);
    }

    private void findLenses(Text text) {
        int count = 0;
        int[] lines = new int[lensOffsets.length];
        int[] numbers = new int[lensOffsets.length];
        for (int i = 0; i < lensOffsets.length; i++) {
            int line = text.lineOf(Math.min(lensOffsets[i], text.length()));
            if (count == 0 || lines[count - 1] < line) {
                lines[count] = line;
                numbers[count++] = i;
            }
        }
        lensLines = Arrays.copyOf(lines, count);
        lensNumbers = Arrays.copyOf(numbers, count);
        placeLenses();
    }

    private void placeLenses() {
        lensRows = Arrays.stream(lensLines).filter(line -> !isHidden(line)).map(this::lineRowOf).toArray();
        placeBelow();
    }

    private int lineOfLineRow(int row) {
        int low = 0;
        int high = from.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from[middle] - before[middle] <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? row : row + before[low - 1] + to[low - 1] - from[low - 1];
    }

    public boolean isHidden(int line) {
        int index = stretchAtOrBefore(line);
        return index >= 0 && line < to[index];
    }

    /** Whether a fold that is closed starts at {@code line}. */
    public boolean isFolded(int line) {
        return folded.containsKey(line);
    }

    /** The last line of the closed fold that starts at {@code line}; {@code line} itself if there is none. */
    public int foldEnd(int line) {
        return folded.getOrDefault(line, line);
    }

    public boolean isEmpty() {
        return folded.isEmpty();
    }

    private int stretchAtOrBefore(int line) {
        int index = Arrays.binarySearch(from, line);
        return index >= 0 ? index : -index - 2;
    }

    /** Hides the lines behind {@code start} up to and with {@code end}. */
    public void fold(int start, int end) {
        if (end > start) {
            folded.put(start, end);
            rebuild();
        }
    }

    /** Shows what the fold at {@code start} hides. */
    public void unfold(int start) {
        if (folded.remove(start) != null) {
            rebuild();
        }
    }

    public void unfoldAll() {
        folded.clear();
        rebuild();
    }

    /** Opens every fold that hides {@code line}; says whether there was one. */
    public boolean reveal(int line) {
        boolean opened = isHidden(line)
                && folded.entrySet().removeIf(fold -> fold.getKey() < line && line <= fold.getValue());
        if (opened) {
            rebuild();
        }
        return opened;
    }

    /** Follows a change of the text. Folds whose hidden lines are touched open. */
    public void edited(DocumentChange change) {
        if (!folded.isEmpty()) {
            foldsEdited(change);
        }
        if (lensOffsets.length > 0) {
            for (int i = 0; i < lensOffsets.length; i++) {
                lensOffsets[i] = change.map(lensOffsets[i], true);
            }
            findLenses(change.after());
        }
        if (belowCount > 0) {
            belowOffset = change.map(belowOffset, false);
            findBelow(change.after());
        }
    }

    private void foldsEdited(DocumentChange change) {
        TextChange hull = change.hull();
        int first = change.before().lineOf(hull.start());
        int last = change.before().lineOf(hull.end());
        int shift = change.after().lineCount() - change.before().lineCount();
        var moved = new TreeMap<Integer, Integer>();
        for (Map.Entry<Integer, Integer> fold : folded.entrySet()) {
            int start = fold.getKey();
            int end = fold.getValue();
            if (end < first || start == first && last == first && shift == 0) {
                moved.put(start, end);
            } else if (start > last || start == last && hull.start() == change.before().lineStart(last)
                    && hull.start() == hull.end()) {
                moved.put(start + shift, end + shift);
            }
        }
        folded.clear();
        folded.putAll(moved);
        rebuild();
    }

    private void rebuild() {
        int size = folded.size();
        int[] starts = new int[size];
        int[] ends = new int[size];
        int count = 0;
        for (Map.Entry<Integer, Integer> fold : folded.entrySet()) {
            int start = fold.getKey() + 1;
            int end = fold.getValue() + 1;
            if (count > 0 && start <= ends[count - 1]) {
                ends[count - 1] = Math.max(ends[count - 1], end);
            } else {
                starts[count] = start;
                ends[count++] = end;
            }
        }
        from = Arrays.copyOf(starts, count);
        to = Arrays.copyOf(ends, count);
        before = new int[count];
        for (int i = 1; i < count; i++) {
            before[i] = before[i - 1] + to[i - 1] - from[i - 1];
        }
        placeLenses();
    }
}
