package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

/**
 * Marks what is changed between two stretches of lines, as git does: lines that the other file has nowhere are marked
 * at once, lines that it has very often are left out where they stand among such, and what is left is compared by
 * Myers' algorithm in linear space, which gives up looking for the shortest edit where that costs too much.
 */
final class ShortestEdit {
    private static final int MOST_EQUAL = 1024;
    private static final int LEAST_COST = 256;
    private static final int LONG_SNAKE = 20;
    private static final int HEURISTIC_COST = 256;
    private static final int HEURISTIC_FACTOR = 4;
    private static final int NEIGHBOURHOOD = 100;
    private static final int LEFT_OUT_FACTOR = 4;

    private final Marked a;
    private final Marked b;
    private final KnownLines known;
    private final int start;
    private final int endA;
    private final int endB;
    /** What is compared: which lines, and their numbers, which equal ones share. */
    private int[] linesA = {};
    private int[] linesB = {};
    private int[] numbersA = {};
    private int[] numbersB = {};
    private int[] forward = {};
    private int[] backward = {};
    private int shift;
    private int mostCost;
    private int splitA;
    private int splitB;
    private boolean isMinimalBefore;
    private boolean isMinimalBehind;

    /** Both stretches begin at {@code start}, and end before {@code endA} and {@code endB}. */
    ShortestEdit(Marked a, Marked b, KnownLines known, int start, int endA, int endB) {
        this.a = a;
        this.b = b;
        this.known = known;
        this.start = start;
        this.endA = endA;
        this.endB = endB;
    }

    void run() {
        known.count(a.lines(), a.count(), b.lines(), b.count());
        linesA = kept(a, true, endA);
        linesB = kept(b, false, endB);
        numbersA = numbers(a, linesA);
        numbersB = numbers(b, linesB);
        int diagonals = linesA.length + linesB.length + 3;
        forward = new int[diagonals + 1];
        backward = new int[diagonals + 1];
        shift = linesB.length + 1;
        mostCost = Math.max(LEAST_COST, roughRoot(diagonals));
        compare(0, linesA.length, 0, linesB.length, false);
    }

    private static int[] numbers(Marked of, int[] lines) {
        int[] numbers = new int[lines.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = of.lines().number(lines[i]);
        }
        return numbers;
    }

    /** A power of two that is near the square root. */
    static int roughRoot(int number) {
        int root = 1;
        for (int left = number; left > 0; left >>= 2) {
            root <<= 1;
        }
        return root;
    }

    /** The lines that are compared; the others are marked. */
    private int[] kept(Marked of, boolean isFirst, int end) {
        int limit = Math.min(MOST_EQUAL, roughRoot(of.count()));
        byte[] kinds = new byte[end - start];
        for (int i = 0; i < kinds.length; i++) {
            int number = of.lines().number(start + i);
            int matches = isFirst ? known.inSecond(number) : known.inFirst(number);
            kinds[i] = (byte) (matches == 0 ? 0 : matches >= limit ? 2 : 1);
        }
        int[] kept = new int[end - start];
        int count = 0;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == 1 || kinds[i] == 2 && !isLeftOut(kinds, i)) {
                kept[count++] = start + i;
            } else {
                of.set(start + i, true);
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** Whether a line that matches many stands among lines that match none. */
    private static boolean isLeftOut(byte[] kinds, int line) {
        int first = Math.max(0, line - NEIGHBOURHOOD);
        int last = Math.min(kinds.length - 1, line + NEIGHBOURHOOD);
        int none = 0;
        int many = 1;
        int at = line - 1;
        while (at >= first && kinds[at] != 1) {
            if (kinds[at--] == 0) {
                none++;
            } else {
                many++;
            }
        }
        if (none == 0) {
            return false;
        }
        int before = none;
        many++;
        at = line + 1;
        while (at <= last && kinds[at] != 1) {
            if (kinds[at++] == 0) {
                none++;
            } else {
                many++;
            }
        }
        return none > before && many * LEFT_OUT_FACTOR < many + none;
    }

    private void compare(int fromA, int untilA, int fromB, int untilB, boolean isMinimal) {
        int a1 = fromA;
        int b1 = fromB;
        int a2 = untilA;
        int b2 = untilB;
        while (a1 < a2 && b1 < b2 && numbersA[a1] == numbersB[b1]) {
            a1++;
            b1++;
        }
        while (a1 < a2 && b1 < b2 && numbersA[a2 - 1] == numbersB[b2 - 1]) {
            a2--;
            b2--;
        }
        if (a1 == a2) {
            for (int i = b1; i < b2; i++) {
                b.set(linesB[i], true);
            }
        } else if (b1 == b2) {
            for (int i = a1; i < a2; i++) {
                a.set(linesA[i], true);
            }
        } else {
            split(a1, a2, b1, b2, isMinimal);
            int midA = splitA;
            int midB = splitB;
            boolean behind = isMinimalBehind;
            compare(a1, midA, b1, midB, isMinimalBefore);
            compare(midA, a2, midB, b2, behind);
        }
    }

    private void found(int atA, int atB, boolean before, boolean behind) {
        splitA = atA;
        splitB = atB;
        isMinimalBefore = before;
        isMinimalBehind = behind;
    }

    /** Finds a point that an edit which is short goes through. */
    private void split(int a1, int a2, int b1, int b2, boolean isMinimal) {
        new Box(a1, a2, b1, b2).split(isMinimal);
    }

    /** A search from both corners of a box. */
    private final class Box {
        private final int a1;
        private final int a2;
        private final int b1;
        private final int b2;
        private final int least;
        private final int most;
        private final int firstMiddle;
        private final int lastMiddle;
        private int lowF;
        private int highF;
        private int lowB;
        private int highB;
        private boolean hasSnake;

        Box(int a1, int a2, int b1, int b2) {
            this.a1 = a1;
            this.a2 = a2;
            this.b1 = b1;
            this.b2 = b2;
            least = a1 - b2;
            most = a2 - b1;
            firstMiddle = a1 - b1;
            lastMiddle = a2 - b2;
            lowF = firstMiddle;
            highF = firstMiddle;
            lowB = lastMiddle;
            highB = lastMiddle;
        }

        void split(boolean isMinimal) {
            boolean isOdd = (firstMiddle - lastMiddle & 1) != 0;
            forward[shift + firstMiddle] = a1;
            backward[shift + lastMiddle] = a2;
            for (int cost = 1;; cost++) {
                hasSnake = false;
                if (goForward(isOdd) || goBackward(isOdd)) {
                    return;
                }
                if (isMinimal) {
                    continue;
                }
                if (hasSnake && cost > HEURISTIC_COST && (bestForward(cost) || bestBackward(cost))) {
                    return;
                }
                if (cost >= mostCost) {
                    giveUp();
                    return;
                }
            }
        }

        private boolean goForward(boolean isOdd) {
            if (lowF > least) {
                forward[shift + --lowF - 1] = -1;
            } else {
                lowF++;
            }
            if (highF < most) {
                forward[shift + ++highF + 1] = -1;
            } else {
                highF--;
            }
            for (int d = highF; d >= lowF; d -= 2) {
                int left = forward[shift + d - 1];
                int right = forward[shift + d + 1];
                int i = left >= right ? left + 1 : right;
                int from = i;
                int j = i - d;
                while (i < a2 && j < b2 && numbersA[i] == numbersB[j]) {
                    i++;
                    j++;
                }
                hasSnake |= i - from > LONG_SNAKE;
                forward[shift + d] = i;
                if (isOdd && lowB <= d && d <= highB && backward[shift + d] <= i) {
                    found(i, j, true, true);
                    return true;
                }
            }
            return false;
        }

        private boolean goBackward(boolean isOdd) {
            if (lowB > least) {
                backward[shift + --lowB - 1] = Integer.MAX_VALUE;
            } else {
                lowB++;
            }
            if (highB < most) {
                backward[shift + ++highB + 1] = Integer.MAX_VALUE;
            } else {
                highB--;
            }
            for (int d = highB; d >= lowB; d -= 2) {
                int left = backward[shift + d - 1];
                int right = backward[shift + d + 1];
                int i = left < right ? left : right - 1;
                int from = i;
                int j = i - d;
                while (i > a1 && j > b1 && numbersA[i - 1] == numbersB[j - 1]) {
                    i--;
                    j--;
                }
                hasSnake |= from - i > LONG_SNAKE;
                backward[shift + d] = i;
                if (!isOdd && lowF <= d && d <= highF && i <= forward[shift + d]) {
                    found(i, j, true, true);
                    return true;
                }
            }
            return false;
        }

        /** Takes a point that is far for what it cost, behind a long snake. */
        private boolean bestForward(int cost) {
            int best = 0;
            for (int d = highF; d >= lowF; d -= 2) {
                int i = forward[shift + d];
                int j = i - d;
                int value = i - a1 + (j - b1) - Math.abs(d - firstMiddle);
                if (value > HEURISTIC_FACTOR * cost && value > best && a1 + LONG_SNAKE <= i && i < a2
                        && b1 + LONG_SNAKE <= j && j < b2 && isSnake(i - LONG_SNAKE, j - LONG_SNAKE)) {
                    best = value;
                    found(i, j, true, false);
                }
            }
            return best > 0;
        }

        private boolean bestBackward(int cost) {
            int best = 0;
            for (int d = highB; d >= lowB; d -= 2) {
                int i = backward[shift + d];
                int j = i - d;
                int value = a2 - i + (b2 - j) - Math.abs(d - lastMiddle);
                if (value > HEURISTIC_FACTOR * cost && value > best && a1 < i && i <= a2 - LONG_SNAKE && b1 < j
                        && j <= b2 - LONG_SNAKE && isSnake(i, j)) {
                    best = value;
                    found(i, j, false, true);
                }
            }
            return best > 0;
        }

        private boolean isSnake(int i, int j) {
            return Arrays.equals(numbersA, i, i + LONG_SNAKE, numbersB, j, j + LONG_SNAKE);
        }

        /** Takes the point that is farthest from a corner. */
        private void giveUp() {
            long bestF = -1;
            int bestFA = -1;
            for (int d = highF; d >= lowF; d -= 2) {
                int i = Math.min(forward[shift + d], a2);
                int j = i - d;
                if (b2 < j) {
                    i = b2 + d;
                    j = b2;
                }
                if (bestF < (long) i + j) {
                    bestF = (long) i + j;
                    bestFA = i;
                }
            }
            long bestB = Long.MAX_VALUE;
            int bestBA = Integer.MAX_VALUE;
            for (int d = highB; d >= lowB; d -= 2) {
                int i = Math.max(a1, backward[shift + d]);
                int j = i - d;
                if (j < b1) {
                    i = b1 + d;
                    j = b1;
                }
                if ((long) i + j < bestB) {
                    bestB = (long) i + j;
                    bestBA = i;
                }
            }
            if (a2 + b2 - bestB < bestF - (a1 + b1)) {
                found(bestFA, (int) (bestF - bestFA), true, false);
            } else {
                found(bestBA, (int) (bestB - bestBA), false, true);
            }
        }
    }
}
