package dev.rustaiide.system.git.integration.internal.blame;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, each with its line feed. What a version has in common with another, at the front and at the
 * back, is not read again. Immutable.
 */
final class Lines {
    private static final int BLOCK = 256;

    private final byte[] bytes;
    /** One more than there are lines. */
    private final int[] starts;
    private final int[] hashes;
    private final int count;

    private Lines(byte[] bytes, int[] starts, int[] hashes, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.hashes = hashes;
        this.count = count;
    }

    /** The lines of {@code bytes}, of which {@code like} may be another version. */
    static Lines of(byte[] bytes, @Nullable Lines like) {
        if (like == null) {
            return new Reading(bytes, bytes.length / 20 + 8).read(0, bytes.length).lines();
        }
        int[] ends = commonEnds(bytes, like.bytes);
        // Lines that are whole in both.
        int front = like.lineBehind(ends[0]);
        int back = like.firstLineFrom(like.bytes.length - ends[1]);
        int from = like.starts[front];
        int until = bytes.length - (like.bytes.length - like.starts[back]);
        return new Reading(bytes, like.count + 64).take(like, 0, front, 0).read(from, until)
                .take(like, back, like.count, bytes.length - like.bytes.length).lines();
    }

    /** How many bytes two texts have in common at the front, and behind that at the back. */
    private static int[] commonEnds(byte[] a, byte[] b) {
        int least = Math.min(a.length, b.length);
        int front = Arrays.mismatch(a, 0, least, b, 0, least);
        if (front < 0) {
            front = least;
        }
        int back = 0;
        int most = least - front;
        while (back + BLOCK <= most && Arrays.equals(a, a.length - back - BLOCK, a.length - back, b,
                b.length - back - BLOCK, b.length - back)) {
            back += BLOCK;
        }
        while (back < most && a[a.length - 1 - back] == b[b.length - 1 - back]) {
            back++;
        }
        return new int[] {front, back};
    }

    /** Collects lines. */
    private static final class Reading {
        private final byte[] bytes;
        private int[] starts;
        private int[] hashes;
        private int count;

        Reading(byte[] bytes, int expected) {
            this.bytes = bytes;
            starts = new int[expected + 1];
            hashes = new int[expected];
        }

        private void room(int more) {
            if (count + more > hashes.length) {
                int size = Math.max(count + more, hashes.length * 2);
                starts = Arrays.copyOf(starts, size + 1);
                hashes = Arrays.copyOf(hashes, size);
            }
        }

        Reading take(Lines from, int first, int end, int shift) {
            room(end - first);
            System.arraycopy(from.hashes, first, hashes, count, end - first);
            if (shift == 0) {
                System.arraycopy(from.starts, first, starts, count, end - first);
            } else {
                for (int i = first; i < end; i++) {
                    starts[count + i - first] = from.starts[i] + shift;
                }
            }
            count += end - first;
            return this;
        }

        Reading read(int from, int until) {
            int start = from;
            while (start < until) {
                int hash = 0;
                int at = start;
                while (at < until) {
                    byte value = bytes[at++];
                    hash = 31 * hash + value;
                    if (value == '\n') {
                        break;
                    }
                }
                room(1);
                starts[count] = start;
                hashes[count++] = hash ^ hash >>> 15;
                start = at;
            }
            return this;
        }

        Lines lines() {
            starts[count] = bytes.length;
            return new Lines(bytes, starts, hashes, count);
        }
    }

    /** How many lines lie before {@code offset} whole. */
    private int lineBehind(int offset) {
        int found = Arrays.binarySearch(starts, 0, count + 1, offset);
        int line = found >= 0 ? found : -found - 2;
        // The last one may have no line feed, and go on in the other.
        boolean isOpen = line == count && count > 0 && bytes[bytes.length - 1] != '\n';
        return isOpen ? line - 1 : line;
    }

    /** The first line that starts at {@code offset} or behind, and behind a line feed that is common too. */
    private int firstLineFrom(int offset) {
        int found = Arrays.binarySearch(starts, 0, count + 1, offset + 1);
        int line = found >= 0 ? found : -found - 1;
        return Math.min(line, count);
    }

    int count() {
        return count;
    }

    int hash(int line) {
        return hashes[line];
    }

    /** How many lines start before {@code offset}. */
    int linesBefore(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found : -found - 1;
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isSame(int line, Lines other, int otherLine) {
        return hashes[line] == other.hashes[otherLine] && Arrays.equals(bytes, starts[line], starts[line + 1],
                other.bytes, other.starts[otherLine], other.starts[otherLine + 1]);
    }

    /** How far {@code line} is indented, at most {@code most}; -1 if it is blank. */
    int indent(int line, int most) {
        int columns = 0;
        for (int i = starts[line]; i < starts[line + 1]; i++) {
            byte c = bytes[i];
            if (c == ' ') {
                columns++;
            } else if (c == '\t') {
                columns += 8 - columns % 8;
            } else if (c != '\n' && c != '\r') {
                return columns;
            }
            if (columns >= most) {
                return most;
            }
        }
        return -1;
    }
}
