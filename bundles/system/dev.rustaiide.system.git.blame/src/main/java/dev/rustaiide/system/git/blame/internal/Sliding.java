package dev.rustaiide.system.git.blame.internal;

/**
 * Moves groups of marked lines up and down where the lines around them allow it: together with others, onto those of
 * the other file, or to where their indentation says that something begins or ends.
 */
final class Sliding {
    private static final int FARTHEST = 100;
    private static final int MOST_INDENT = 200;
    private static final int MOST_BLANKS = 20;

    private final Marked own;
    private final Group group;
    private final Group partner;
    /** The end that the group had highest, and where it stood beside marked lines of the other file. */
    private int highest;
    private boolean isPaired;
    private int size;

    private Sliding(Marked own, Marked other) {
        this.own = own;
        int start = Math.min(own.first(), other.first());
        group = new Group(own, start);
        partner = new Group(other, start);
    }

    /** Moves the groups of {@code own}. */
    static void slide(Marked own, Marked other) {
        int end = own.end();
        if (end > 0) {
            new Sliding(own, other).run(end);
        }
    }

    /** A run of marked lines, or the place between two lines that are not. */
    private static final class Group {
        private final Marked of;
        private int start;
        private int end;

        Group(Marked of, int start) {
            this.of = of;
            this.start = Math.min(start, of.count());
            end = this.start;
            while (of.isMarked(end)) {
                end++;
            }
        }

        boolean isEmpty() {
            return start == end;
        }

        boolean next() {
            if (end == of.count()) {
                return false;
            }
            start = end + 1;
            end = start;
            while (of.isMarked(end)) {
                end++;
            }
            return true;
        }

        void previous() {
            if (start == 0) {
                throw new IllegalStateException("groups of two files do not go together");
            }
            end = start - 1;
            start = end;
            while (of.isMarked(start - 1)) {
                start--;
            }
        }

        boolean slideDown() {
            if (end >= of.count() || !of.isSame(start, end)) {
                return false;
            }
            of.set(start++, false);
            of.set(end++, true);
            while (of.isMarked(end)) {
                end++;
            }
            return true;
        }

        boolean slideUp() {
            if (start == 0 || !of.isSame(start - 1, end - 1)) {
                return false;
            }
            of.set(--start, true);
            of.set(--end, false);
            while (of.isMarked(start - 1)) {
                start--;
            }
            return true;
        }
    }

    private void run(int end) {
        do {
            if (group.start >= end) {
                return;
            }
            if (!group.isEmpty()) {
                slideFarthest();
                place();
            }
        } while (group.next() && partner.next());
    }

    /** Up and then down as far as it goes, and again if it met others. */
    private void slideFarthest() {
        do {
            size = group.end - group.start;
            isPaired = false;
            while (group.slideUp()) {
                partner.previous();
            }
            highest = group.end;
            isPaired |= !partner.isEmpty();
            while (group.slideDown()) {
                if (!partner.next()) {
                    throw new IllegalStateException("groups of two files do not go together");
                }
                isPaired |= !partner.isEmpty();
            }
        } while (size != group.end - group.start);
    }

    private void place() {
        if (group.end == highest) {
            return;
        }
        if (isPaired) {
            while (partner.isEmpty()) {
                up();
            }
            return;
        }
        int best = bestEnd();
        while (group.end > best) {
            up();
        }
    }

    private void up() {
        if (!group.slideUp()) {
            throw new IllegalStateException("a group of lines does not go where it was");
        }
        partner.previous();
    }

    /** The end at which the lines around look most like a border. */
    private int bestEnd() {
        int from = Math.max(highest, Math.max(group.end - size - 1, group.end - FARTHEST));
        int best = -1;
        int bestIndent = 0;
        int bestPenalty = 0;
        for (int end = from; end <= group.end; end++) {
            Border above = Border.at(own, end - size);
            Border below = Border.at(own, end);
            int indent = above.indent + below.indent;
            int penalty = above.penalty + below.penalty;
            if (best < 0 || 60 * Integer.compare(indent, bestIndent) + penalty - bestPenalty <= 0) {
                best = end;
                bestIndent = indent;
                bestPenalty = penalty;
            }
        }
        return best;
    }

    /**
     * How bad a place is for a border between what changed and what did not.
     *
     * @param indent of what follows it; less is better
     * @param penalty less is better; weights that git's authors found from many repositories
     */
    private record Border(int indent, int penalty) {
        static Border at(Marked of, int split) {
            boolean isEnd = split >= of.count();
            int own = isEnd ? -1 : of.lines().indent(split, MOST_INDENT);
            int[] before = seek(of, split, -1);
            int[] behind = seek(of, split, 1);
            int blanksBehind = own == -1 ? 1 + behind[1] : 0;
            int blanks = before[1] + blanksBehind;
            int indent = own != -1 ? own : behind[0];
            int penalty = (before[0] == -1 && before[1] == 0 ? 1 : 0) + (isEnd ? 21 : 0) - 30 * blanks
                    + 6 * blanksBehind;
            return new Border(indent, penalty + byIndent(indent, before[0], behind[0], blanks > 0));
        }

        /** The indent of the next line that is not blank, -1 for none, and how many are before it. */
        private static int[] seek(Marked of, int split, int step) {
            int blanks = 0;
            for (int i = split + step; i >= 0 && i < of.count(); i += step) {
                int indent = of.lines().indent(i, MOST_INDENT);
                if (indent != -1) {
                    return new int[] {indent, blanks};
                }
                if (++blanks == MOST_BLANKS) {
                    return new int[] {0, blanks};
                }
            }
            return new int[] {-1, blanks};
        }

        private static int byIndent(int indent, int before, int behind, boolean hasBlanks) {
            if (indent == -1 || before == -1 || indent == before) {
                return 0;
            }
            if (indent > before) {
                return hasBlanks ? 10 : -4;
            }
            return behind != -1 && behind > indent ? hasBlanks ? 17 : 24 : hasBlanks ? 17 : 23;
        }
    }
}
