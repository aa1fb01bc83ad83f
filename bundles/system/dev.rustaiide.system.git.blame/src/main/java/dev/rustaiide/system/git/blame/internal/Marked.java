package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

/** Lines of which some are marked as changed; a line is marked and unmarked, and nobody is before the first. */
final class Marked {
    private final Lines lines;
    private final int count;
    /** Those of the lines from the second element on; those around are never marked. */
    private final boolean[] marks;

    Marked(Lines lines, int count) {
        this.lines = lines;
        this.count = count;
        this.marks = new boolean[count + 2];
    }

    Lines lines() {
        return lines;
    }

    int count() {
        return count;
    }

    boolean isMarked(int line) {
        return marks[line + 1];
    }

    void set(int line, boolean isMarked) {
        marks[line + 1] = isMarked;
    }

    void mark(int from, int until) {
        Arrays.fill(marks, from + 1, until + 1, true);
    }

    /** The first that is marked; the count if none is. */
    int first() {
        int line = 0;
        while (line < count && !marks[line + 1]) {
            line++;
        }
        return line;
    }

    /** Behind the last that is marked; 0 if none is. */
    int end() {
        int line = count;
        while (line > 0 && !marks[line]) {
            line--;
        }
        return line;
    }

    boolean isSame(int line, int other) {
        return lines.isSame(line, lines, other);
    }
}
