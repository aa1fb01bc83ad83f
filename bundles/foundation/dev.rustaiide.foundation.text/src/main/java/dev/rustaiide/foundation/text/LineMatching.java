package dev.rustaiide.foundation.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.foundation.text.TextDiff.Hunk;

/** Finds which lines of two texts, given as numbers, are the same line. */
final class LineMatching {
    /** Differences in one gap beyond which nobody would see what was matched; bounds time and memory to some MB. */
    private static final int MOST_DIFFERENCES = 700;

    private final int[] old;
    private final int[] fresh;
    private final BitSet keptOld = new BitSet();
    private final BitSet keptFresh = new BitSet();
    private final Deque<Gap> gaps = new ArrayDeque<>();

    LineMatching(int[] old, int[] fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** A part of both texts that is still to be compared. */
    private record Gap(int oldStart, int oldEnd, int freshStart, int freshEnd) {}

    List<Hunk> hunks() {
        gaps.push(new Gap(0, old.length, 0, fresh.length));
        while (!gaps.isEmpty()) {
            match(gaps.pop());
        }
        List<Hunk> hunks = new ArrayList<>();
        int a = 0;
        int b = 0;
        while (a < old.length || b < fresh.length) {
            int nextA = keptOld.nextSetBit(a);
            int nextB = keptFresh.nextSetBit(b);
            nextA = nextA < 0 ? old.length : nextA;
            nextB = nextB < 0 ? fresh.length : nextB;
            if (nextA > a || nextB > b) {
                hunks.add(new Hunk(a, nextA, b, nextB));
            }
            a = keptOld.nextClearBit(nextA);
            int same = a - nextA;
            int run = keptFresh.nextClearBit(nextB) - nextB;
            same = Math.min(same, run);
            a = nextA + same;
            b = nextB + same;
        }
        return hunks;
    }

    private void keep(int a, int b) {
        keptOld.set(a);
        keptFresh.set(b);
    }

    private void match(Gap whole) {
        int a = whole.oldStart;
        int b = whole.freshStart;
        int oldEnd = whole.oldEnd;
        int freshEnd = whole.freshEnd;
        while (a < oldEnd && b < freshEnd && old[a] == fresh[b]) {
            keep(a++, b++);
        }
        while (a < oldEnd && b < freshEnd && old[oldEnd - 1] == fresh[freshEnd - 1]) {
            keep(--oldEnd, --freshEnd);
        }
        if (a == oldEnd || b == freshEnd) {
            return;
        }
        Gap gap = new Gap(a, oldEnd, b, freshEnd);
        List<int[]> anchors = anchors(gap);
        if (anchors.isEmpty()) {
            new Myers(gap).run();
        }
        int fromA = a;
        int fromB = b;
        for (int[] anchor : anchors) {
            gaps.push(new Gap(fromA, anchor[0], fromB, anchor[1]));
            keep(anchor[0], anchor[1]);
            fromA = anchor[0] + 1;
            fromB = anchor[1] + 1;
        }
        if (!anchors.isEmpty()) {
            gaps.push(new Gap(fromA, oldEnd, fromB, freshEnd));
        }
    }

    /** The longest sequence of pairs of lines that are unique in both sides of the gap. */
    private List<int[]> anchors(Gap gap) {
        Map<Integer, int[]> seen = new HashMap<>();
        for (int a = gap.oldStart; a < gap.oldEnd; a++) {
            int[] counts = seen.computeIfAbsent(old[a], line -> new int[4]);
            counts[0]++;
            counts[1] = a;
        }
        for (int b = gap.freshStart; b < gap.freshEnd; b++) {
            int[] counts = seen.get(fresh[b]);
            if (counts != null) {
                counts[2]++;
                counts[3] = b;
            }
        }
        List<int[]> pairs = new ArrayList<>();
        for (int a = gap.oldStart; a < gap.oldEnd; a++) {
            int[] counts = seen.get(old[a]);
            if (counts[0] == 1 && counts[2] == 1) {
                pairs.add(new int[] {a, counts[3]});
            }
        }
        return longestIncreasing(pairs);
    }

    private static List<int[]> longestIncreasing(List<int[]> pairs) {
        int[] tails = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        List<int[]> chosen = new ArrayList<>();
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
            chosen.addFirst(pairs.get(i));
        }
        return chosen;
    }

    /** Myers' greedy algorithm over one gap, keeping the way it came. */
    private final class Myers {
        private final Gap gap;
        private final int oldLength;
        private final int freshLength;
        private final List<int[]> trace = new ArrayList<>();

        Myers(Gap gap) {
            this.gap = gap;
            this.oldLength = gap.oldEnd - gap.oldStart;
            this.freshLength = gap.freshEnd - gap.freshStart;
        }

        void run() {
            int most = Math.min(MOST_DIFFERENCES, oldLength + freshLength);
            int[] furthest = new int[2 * most + 3];
            int zero = most + 1;
            for (int d = 0; d <= most; d++) {
                trace.add(Arrays.copyOfRange(furthest, zero - d - 1, zero + d + 2));
                for (int k = -d; k <= d; k += 2) {
                    boolean down = k == -d || k != d && furthest[zero + k - 1] < furthest[zero + k + 1];
                    int x = down ? furthest[zero + k + 1] : furthest[zero + k - 1] + 1;
                    int y = x - k;
                    while (x < oldLength && y < freshLength && same(x, y)) {
                        x++;
                        y++;
                    }
                    furthest[zero + k] = x;
                    if (x >= oldLength && y >= freshLength) {
                        walkBack(d);
                        return;
                    }
                }
            }
        }

        private boolean same(int x, int y) {
            return old[gap.oldStart + x] == fresh[gap.freshStart + y];
        }

        private void walkBack(int differences) {
            int x = oldLength;
            int y = freshLength;
            for (int d = differences; d >= 0; d--) {
                int[] furthest = trace.get(d);
                int zero = d + 1;
                int k = x - y;
                boolean down = k == -d || k != d && furthest[zero + k - 1] < furthest[zero + k + 1];
                int from = down ? k + 1 : k - 1;
                int fromX = d == 0 ? 0 : furthest[zero + from];
                int fromY = d == 0 ? 0 : fromX - from;
                while (x > fromX && y > fromY) {
                    x--;
                    y--;
                    keep(gap.oldStart + x, gap.freshStart + y);
                }
                x = fromX;
                y = fromY;
            }
        }
    }
}
