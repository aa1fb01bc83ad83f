package dev.rustaiide.foundation.text;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Where two ropes differ. Parts that they share are passed over whole: two versions of a text are compared in O(log n)
 * and what changed.
 */
final class Difference {
    private Difference() {}

    /** The one change that makes {@code before} into {@code after}, as short as whole characters let it be. */
    static Optional<TextChange> between(Text before, Text after) {
        Rope a = before.root();
        Rope b = after.root();
        if (a == b) {
            return Optional.empty();
        }
        int prefix = common(a, b, true, Math.min(a.bytes, b.bytes));
        if (prefix == a.bytes && prefix == b.bytes) {
            return Optional.empty();
        }
        prefix = wholePrefix(a, b, prefix);
        int suffix = common(a, b, false, Math.min(a.bytes, b.bytes) - prefix);
        suffix = wholeSuffix(a, b, suffix);
        int start = a.charsBefore(prefix);
        int end = before.offsetOfByte(a.bytes - suffix);
        return Optional.of(new TextChange(start, end,
                after.subSequence(start, after.offsetOfByte(b.bytes - suffix))));
    }

    /** So many bytes are the same at the front, or at the back, but no more than {@code most}. */
    private static int common(Rope a, Rope b, boolean forward, int most) {
        var mine = new Side(a, forward);
        var theirs = new Side(b, forward);
        int same = 0;
        while (same < most && mine.hasMore() && theirs.hasMore()) {
            if (mine.isAtSamePartAs(theirs)) {
                same += mine.skip();
                theirs.skip();
            } else if (!mine.splitIfLarger(theirs) && !theirs.splitIfLarger(mine)) {
                int step = mine.commonWith(theirs);
                boolean differ = step < Math.min(mine.left(), theirs.left());
                mine.advance(step);
                theirs.advance(step);
                same += step;
                if (differ) {
                    break;
                }
            }
        }
        return Math.min(same, most);
    }

    /** Back to where a character starts in both, and not between a carriage return and its line feed. */
    private static int wholePrefix(Rope a, Rope b, int prefix) {
        int whole = prefix;
        while (whole > 0 && (continuesAt(a, whole) || continuesAt(b, whole))) {
            whole--;
        }
        boolean parted = whole > 0 && at(a, whole - 1) == '\r' && (at(a, whole) == '\n' || at(b, whole) == '\n');
        return parted ? whole - 1 : whole;
    }

    private static int wholeSuffix(Rope a, Rope b, int suffix) {
        int whole = suffix;
        while (whole > 0 && continuesAt(a, a.bytes - whole)) {
            whole--;
        }
        boolean parted = whole > 0 && at(a, a.bytes - whole) == '\n'
                && (at(a, a.bytes - whole - 1) == '\r' || at(b, b.bytes - whole - 1) == '\r');
        return parted ? whole - 1 : whole;
    }

    private static boolean continuesAt(Rope rope, int byteOffset) {
        return byteOffset < rope.bytes && Utf8.continues((byte) at(rope, byteOffset));
    }

    /** The byte there; -1 outside. */
    private static int at(Rope rope, int byteOffset) {
        if (byteOffset < 0 || byteOffset >= rope.bytes) {
            return -1;
        }
        Chunk chunk = rope.chunkAt(byteOffset);
        return chunk.bytes()[chunk.start()] & 0xff;
    }

    /** What is left of one of the two, its parts in the order in which they are compared. */
    private static final class Side {
        private final Deque<Rope> parts = new ArrayDeque<>();
        private final boolean forward;
        /** Bytes of the first part that are behind; parts that are split have none. */
        private int used;

        Side(Rope whole, boolean forward) {
            this.forward = forward;
            push(whole);
        }

        private void push(Rope part) {
            if (part.bytes > 0) {
                parts.push(part);
            }
        }

        boolean hasMore() {
            return !parts.isEmpty();
        }

        private Rope first() {
            return parts.element();
        }

        int left() {
            return first().bytes - used;
        }

        boolean isAtSamePartAs(Side other) {
            return used == 0 && other.used == 0 && first() == other.first();
        }

        int skip() {
            int skipped = left();
            parts.pop();
            used = 0;
            return skipped;
        }

        /** Leaves stay; a node gives way to its halves, and first that of the side which has more. */
        boolean splitIfLarger(Side other) {
            Rope part = first();
            if (part instanceof Leaf || part.bytes < other.first().bytes && !(other.first() instanceof Leaf)) {
                return false;
            }
            parts.pop();
            if (part instanceof Node node) {
                push(forward ? node.right() : node.left());
                push(forward ? node.left() : node.right());
            } else if (part instanceof Page page) {
                push(page.rope());
            }
            return true;
        }

        void advance(int bytes) {
            used += bytes;
            if (left() == 0) {
                skip();
            }
        }

        /** How many bytes of the two leaves are the same from here on. */
        int commonWith(Side other) {
            int most = Math.min(left(), other.left());
            Chunk a = next(most);
            Chunk b = other.next(most);
            if (forward) {
                return a.commonPrefix(b);
            }
            boolean all = Arrays.equals(a.bytes(), a.start(), a.start() + most, b.bytes(), b.start(), b.start() + most);
            int same = all ? most : 0;
            while (!all && a.bytes()[a.start() + most - same - 1] == b.bytes()[b.start() + most - same - 1]) {
                same++;
            }
            return same;
        }

        private Chunk next(int length) {
            Rope leaf = first();
            Chunk chunk = leaf.chunkAt(forward ? used : leaf.bytes - used - length);
            return new Chunk(chunk.bytes(), chunk.start(), length);
        }
    }
}
