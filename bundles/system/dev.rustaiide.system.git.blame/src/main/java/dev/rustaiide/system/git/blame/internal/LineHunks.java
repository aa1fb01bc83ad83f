package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

/**
 * The hunks in which two files differ, as git's own comparison finds them with its heuristics: Myers' algorithm in
 * linear space, lines that nothing matches left out before, groups of lines slid to where people expect them.
 */
final class LineHunks {
    private int[] numbers = new int[16];
    private int size;

    private LineHunks() {}

    static LineHunks between(Lines old, Lines fresh, KnownLines known) {
        int[] ends = withoutCommonTail(old, fresh);
        Marked a = new Marked(old, ends[0]);
        Marked b = new Marked(fresh, ends[1]);
        int least = Math.min(a.count(), b.count());
        int front = Lines.commonFront(old, fresh, least);
        int back = Lines.commonBack(old, a.count(), fresh, b.count(), least - front);
        int endA = a.count() - back;
        int endB = b.count() - back;
        if (front == endA || front == endB) {
            // Nothing but lines put in, or taken out.
            a.mark(front, endA);
            b.mark(front, endB);
        } else {
            new ShortestEdit(a, b, known, front, endA, endB).run();
        }
        Sliding.slide(a, b);
        Sliding.slide(b, a);
        return collect(a, b);
    }

    /**
     * How many lines are left of each when what both have at the back is taken off in blocks of 1,024 bytes, and the
     * rest of the line in which that begins is given back.
     */
    private static int[] withoutCommonTail(Lines old, Lines fresh) {
        int block = 1024;
        int least = Math.min(old.length(), fresh.length());
        int trimmed = 0;
        byte[] a = old.bytes();
        byte[] b = fresh.bytes();
        int endA = a.length;
        int endB = b.length;
        while (trimmed + block <= least && Arrays.equals(a, endA - block, endA, b, endB - block, endB)) {
            trimmed += block;
            endA -= block;
            endB -= block;
        }
        int given = 0;
        while (given < trimmed) {
            if (a[endA + given++] == '\n') {
                break;
            }
        }
        return trimmed == 0 ? new int[] {old.count(), fresh.count()}
                : new int[] {old.linesBefore(endA + given), fresh.linesBefore(endB + given)};
    }

    private static LineHunks collect(Marked a, Marked b) {
        var hunks = new LineHunks();
        int i = Math.min(a.first(), b.first());
        int j = i;
        int lastA = a.end();
        int lastB = b.end();
        while (i < lastA || j < lastB) {
            if (a.isMarked(i) || b.isMarked(j)) {
                int startA = i;
                int startB = j;
                while (a.isMarked(i)) {
                    i++;
                }
                while (b.isMarked(j)) {
                    j++;
                }
                hunks.add(startA, i, startB, j);
            } else {
                i++;
                j++;
            }
        }
        return hunks;
    }

    private void add(int oldStart, int oldEnd, int freshStart, int freshEnd) {
        if (size + 4 > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        numbers[size++] = oldStart;
        numbers[size++] = oldEnd;
        numbers[size++] = freshStart;
        numbers[size++] = freshEnd;
    }

    int count() {
        return size / 4;
    }

    int oldStart(int hunk) {
        return numbers[4 * hunk];
    }

    int oldEnd(int hunk) {
        return numbers[4 * hunk + 1];
    }

    int freshStart(int hunk) {
        return numbers[4 * hunk + 2];
    }

    int freshEnd(int hunk) {
        return numbers[4 * hunk + 3];
    }
}
