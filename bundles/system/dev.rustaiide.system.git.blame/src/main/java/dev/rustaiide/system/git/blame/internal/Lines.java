package dev.rustaiide.system.git.blame.internal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, each with its line feed. What a version has in common with another, at the front and at the
 * back, is not read again. Immutable.
 */
final class Lines {
    private static final int BLOCK = 256;
    /** How far a line is looked for that goes on, and how long one is that tells. */
    private static final int NEAR = 8;
    private static final int TELLING = 4;

    private final byte[] bytes;
    /** One more than there are lines. */
    private final int[] starts;
    private final int[] numbers;
    private final int count;

    private Lines(byte[] bytes, int[] starts, int[] numbers, int count) {
        this.bytes = bytes;
        this.starts = starts;
        this.numbers = numbers;
        this.count = count;
    }

    /** The lines of {@code bytes}, of which {@code like} may be another version; numbered by {@code known}. */
    static Lines of(byte[] bytes, @Nullable Lines like, KnownLines known) {
        if (like == null) {
            return new Reading(bytes, known, bytes.length / 20 + 8).read(0, bytes.length).lines();
        }
        int[] ends = commonEnds(bytes, like.bytes);
        // Lines that are whole in both.
        int front = like.lineBehind(ends[0]);
        int back = like.firstLineFrom(like.bytes.length - ends[1]);
        int from = like.starts[front];
        int until = bytes.length - (like.bytes.length - like.starts[back]);
        return new Reading(bytes, known, like.count + 64).take(like, 0, front, 0)
                .readLike(from, until, like, front, back)
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
        private final KnownLines known;
        private int[] starts;
        private int[] numbers;
        private int count;

        Reading(byte[] bytes, KnownLines known, int expected) {
            this.bytes = bytes;
            this.known = known;
            starts = new int[expected + 1];
            numbers = new int[expected];
        }

        private void room(int more) {
            if (count + more > numbers.length) {
                int size = Math.max(count + more, numbers.length * 2);
                starts = Arrays.copyOf(starts, size + 1);
                numbers = Arrays.copyOf(numbers, size);
            }
        }

        Reading take(Lines from, int first, int end, int shift) {
            room(end - first);
            System.arraycopy(from.numbers, first, numbers, count, end - first);
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
                numbers[count++] = known.number(bytes, start, at, hash ^ hash >>> 15);
                start = at;
            }
            return this;
        }

        /** As {@link #read}, where most of it may be lines of another version. */
        Reading readLike(int from, int until, Lines like, int first, int end) {
            int at = from;
            int line = first;
            while (at < until) {
                int same = line < end ? like.wholeLines(line, end, bytes, at, until) : 0;
                if (same > 0) {
                    take(like, line, line + same, at - like.starts[line]);
                    at += like.starts[line + same] - like.starts[line];
                    line += same;
                } else {
                    int read = lineEnd(at, until);
                    read(at, read);
                    at = read;
                    line = like.goOn(line, end, bytes, at, until);
                }
            }
            return this;
        }

        private int lineEnd(int from, int until) {
            int at = from;
            while (at < until && bytes[at] != '\n') {
                at++;
            }
            return Math.min(until, at + 1);
        }

        Lines lines() {
            starts[count] = bytes.length;
            return new Lines(bytes, starts, numbers, count);
        }
    }

    /** How many lines from {@code first} on, before {@code end}, are those at {@code at} of other bytes. */
    private int wholeLines(int first, int end, byte[] other, int at, int until) {
        int from = starts[first];
        int most = Math.min(starts[end] - from, until - at);
        int same = Arrays.mismatch(bytes, from, from + most, other, at, at + most);
        int found = Arrays.binarySearch(starts, first, end + 1, from + (same < 0 ? most : same));
        int line = found >= 0 ? found : -found - 2;
        return (line == count && isOpen() ? line - 1 : line) - first;
    }

    /** Whether the last line has no line feed: it may go on in another version. */
    private boolean isOpen() {
        return count > 0 && bytes[bytes.length - 1] != '\n';
    }

    /** The line that what follows at {@code at} most likely is, behind {@code line}, which was another one. */
    private int goOn(int line, int end, byte[] other, int at, int until) {
        for (int i = 0; i < NEAR; i++) {
            // First the one behind, then the same one, then those that follow.
            int tried = i == 0 ? line + 1 : i == 1 ? line : line + i;
            if (tried < end) {
                int length = starts[tried + 1] - starts[tried];
                if (length > TELLING && at + length <= until && bytes[starts[tried]] == other[at]
                        && Arrays.equals(bytes, starts[tried], starts[tried + 1], other, at, at + length)) {
                    return tried;
                }
            }
        }
        return Math.min(end, line + 1);
    }

    /** How many of the first {@code least} lines both have in common at the front. */
    static int commonFront(Lines a, Lines b, int least) {
        int differs = Arrays.mismatch(a.numbers, 0, least, b.numbers, 0, least);
        return differs < 0 ? least : differs;
    }

    /** How many of the lines before {@code endA} and {@code endB}, at most {@code least}, both have in common. */
    static int commonBack(Lines a, int endA, Lines b, int endB, int least) {
        int back = 0;
        while (back < least && a.numbers[endA - 1 - back] == b.numbers[endB - 1 - back]) {
            back++;
        }
        return back;
    }

    /** How many lines lie before {@code offset} whole. */
    private int lineBehind(int offset) {
        int found = Arrays.binarySearch(starts, 0, count + 1, offset);
        int line = found >= 0 ? found : -found - 2;
        // The last one may have no line feed, and go on in the other.
        return line == count && isOpen() ? line - 1 : line;
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

    /** The same for equal lines. */
    int number(int line) {
        return numbers[line];
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
        return numbers[line] == other.numbers[otherLine];
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
