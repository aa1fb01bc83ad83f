package dev.rustaiide.app.workspace.management.internal;

import dev.rustaiide.foundation.memory.ByteSearch;
import dev.rustaiide.foundation.text.PatternSieve;

/**
 * Finds parts of a text, whole lines, that may have matches: no match is outside of them or reaches out of one. For one
 * thread.
 */
interface Candidates {
    /** Finds the next part at {@code from} or later; false if there is none. */
    boolean find(byte[] bytes, int from, int to);

    /** Where the part begins. */
    int start();

    /** Where it ends, behind its last line feed if it has one. */
    int end();

    /** The lines that hold {@code needle}. */
    static Candidates linesWith(ByteSearch needle) {
        return new Lines(needle);
    }

    /** What {@code sieve} lets through. */
    static Candidates through(PatternSieve sieve) {
        PatternSieve.Scan scan = sieve.scan();
        return new Candidates() {
            @Override
            public boolean find(byte[] bytes, int from, int to) {
                return scan.find(bytes, from, to);
            }

            @Override
            public int start() {
                return scan.start();
            }

            @Override
            public int end() {
                return scan.end();
            }
        };
    }

    /** One line each. */
    final class Lines implements Candidates {
        private final ByteSearch needle;
        private int start;
        private int end;

        private Lines(ByteSearch needle) {
            this.needle = needle;
        }

        @Override
        public boolean find(byte[] bytes, int from, int to) {
            int hit = from < to ? needle.indexIn(bytes, from, to) : -1;
            if (hit < 0) {
                return false;
            }
            start = hit;
            while (start > from && bytes[start - 1] != '\n') {
                start--;
            }
            end = hit;
            while (end < to && bytes[end++] != '\n') {
                continue;
            }
            return true;
        }

        @Override
        public int start() {
            return start;
        }

        @Override
        public int end() {
            return end;
        }
    }
}
