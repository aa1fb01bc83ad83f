package dev.rustaiide.app.editor.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import dev.rustaiide.app.documents.DocumentChange;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * Which line is shown in which row while some lines are folded away and others have a lens above them, a row of its
 * own. A fold hides the lines behind its first one. Finding a row or a line takes O(log n) of the folds and lenses.
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

    /** The rows that {@code lineCount} lines take. */
    public int rows(int lineCount) {
        return linesRows(lineCount) + lensRows.length;
    }

    private int linesRows(int lineCount) {
        int last = from.length - 1;
        return last < 0 ? lineCount : lineCount - before[last] - (to[last] - from[last]);
    }

    /** The row that shows {@code line}, or the first line of the fold that hides it. */
    public int rowOf(int line) {
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

    /** The line that {@code row} shows, or whose lens it shows. */
    public int lineOf(int row) {
        int above = lensesAbove(row);
        boolean lens = above < lensRows.length && lensRows[above] + above == row;
        return lineOfLineRow(lens ? lensRows[above] : row - above);
    }

    /** Whether {@code row} shows a lens, above the line that {@link #lineOf} says. */
    public boolean isLens(int row) {
        int above = lensesAbove(row);
        return above < lensRows.length && lensRows[above] + above == row;
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
