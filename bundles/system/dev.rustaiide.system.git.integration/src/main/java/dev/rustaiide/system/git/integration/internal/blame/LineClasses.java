package dev.rustaiide.system.git.integration.internal.blame;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Numbers for lines of two files, the same for equal ones, and how often each is in both files. */
final class LineClasses {
    /** The number of the class in each slot, plus one. */
    private final int[] slots;
    private final @Nullable Lines[] files;
    private final int[] lines;
    private final int[] inFirst;
    private final int[] inSecond;
    private int size;

    /** For at most {@code most} lines. */
    LineClasses(int most) {
        slots = new int[Math.max(16, Integer.highestOneBit(most) * 4)];
        files = new Lines[most];
        lines = new int[most];
        inFirst = new int[most];
        inSecond = new int[most];
    }

    /** Numbers the lines of {@code of} from {@code from} to before {@code until}. */
    int[] number(Lines of, int from, int until) {
        int[] numbers = new int[until - from];
        for (int line = from; line < until; line++) {
            int slot = slot(of, line);
            if (slots[slot] == 0) {
                files[size] = of;
                lines[size] = line;
                slots[slot] = ++size;
            }
            numbers[line - from] = slots[slot] - 1;
        }
        return numbers;
    }

    /** The slot that the class of a line is in, or would be. */
    private int slot(Lines of, int line) {
        int slot = of.hash(line) & slots.length - 1;
        while (slots[slot] != 0) {
            Lines known = files[slots[slot] - 1];
            if (known != null && known.isSame(lines[slots[slot] - 1], of, line)) {
                return slot;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    /** Counts how often the classes are in the first {@code end} lines of a file. */
    void count(Lines of, int end, boolean isFirst) {
        int[] counts = isFirst ? inFirst : inSecond;
        for (int line = 0; line < end; line++) {
            // Most lines are in no class, and their slot is free.
            if (slots[of.hash(line) & slots.length - 1] != 0) {
                int found = slots[slot(of, line)];
                if (found != 0) {
                    counts[found - 1]++;
                }
            }
        }
    }

    /** How often each class is in the first file. */
    int[] inFirst() {
        return Arrays.copyOf(inFirst, size);
    }

    int[] inSecond() {
        return Arrays.copyOf(inSecond, size);
    }
}
