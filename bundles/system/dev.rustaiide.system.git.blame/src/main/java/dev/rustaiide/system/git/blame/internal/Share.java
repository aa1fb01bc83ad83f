package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

/** Stretches of lines of one version, and which lines of the file that is asked about they are. In order. */
final class Share {
    private int[] numbers = new int[12];
    private int size;

    /** The lines from {@code start} on, {@code length} of them, are those from {@code asked} on. */
    void add(int start, int asked, int length) {
        int last = size - 3;
        if (last >= 0 && numbers[last] + numbers[last + 2] == start && numbers[last + 1] + numbers[last + 2] == asked) {
            numbers[last + 2] += length;
            return;
        }
        if (size + 3 > numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * numbers.length);
        }
        numbers[size++] = start;
        numbers[size++] = asked;
        numbers[size++] = length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int count() {
        return size / 3;
    }

    int start(int index) {
        return numbers[3 * index];
    }

    int asked(int index) {
        return numbers[3 * index + 1];
    }

    int length(int index) {
        return numbers[3 * index + 2];
    }

    /** Both, in order. */
    Share with(Share other) {
        if (isEmpty()) {
            return other;
        }
        var all = new Share();
        int mine = 0;
        int its = 0;
        while (mine < count() || its < other.count()) {
            boolean isMine = its == other.count() || mine < count() && start(mine) <= other.start(its);
            Share from = isMine ? this : other;
            int index = isMine ? mine++ : its++;
            all.add(from.start(index), from.asked(index), from.length(index));
        }
        return all;
    }

    /** Takes out what an older version has too, and gives that with its lines there. */
    Share passed(LineHunks hunks) {
        var older = new Share();
        var left = new Share();
        int hunk = 0;
        for (int i = 0; i < count(); i++) {
            int start = start(i);
            int end = start + length(i);
            int toAsked = asked(i) - start;
            // Those in order may overlap: what two versions had in common came to both.
            while (hunk > 0 && hunks.freshEnd(hunk - 1) > start) {
                hunk--;
            }
            while (hunk < hunks.count() && hunks.freshEnd(hunk) <= start) {
                hunk++;
            }
            int at = start;
            int next = hunk;
            while (at < end) {
                int shift = next == 0 ? 0 : hunks.oldEnd(next - 1) - hunks.freshEnd(next - 1);
                int same = next < hunks.count() ? Math.min(end, hunks.freshStart(next)) : end;
                if (same > at) {
                    older.add(at + shift, at + toAsked, same - at);
                    at = same;
                }
                if (at < end) {
                    int changed = Math.min(end, hunks.freshEnd(next));
                    if (changed > at) {
                        left.add(at, at + toAsked, changed - at);
                        at = changed;
                    }
                    next++;
                }
            }
        }
        numbers = left.numbers;
        size = left.size;
        return older;
    }
}
