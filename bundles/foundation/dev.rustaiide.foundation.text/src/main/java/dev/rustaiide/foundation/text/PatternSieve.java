package dev.rustaiide.foundation.text;

import java.util.Optional;

import dev.rustaiide.foundation.text.internal.LazyDfa;
import dev.rustaiide.foundation.text.internal.SieveProgram;

/**
 * Passes over those lines of UTF-8 in which a regular expression cannot match, some ten times as fast as
 * {@link java.util.regex} looks at them. What it lets through may match: that is for {@code java.util.regex} to say.
 * Immutable; any thread may use it.
 *
 * <p>It is an automaton with states for all the matches that can be under way at once, so that it looks at each
 * byte once. What it cannot decide, as whether to match reluctantly or what stands around a match, it lets through.
 */
public final class PatternSieve {
    /** So many entries are worked out in any case ... */
    private static final int FREE = 1 << 12;
    /** ... and then one for so many bytes, or else it is not worth it. */
    private static final int BYTES_EACH = 16;

    private final SieveProgram program;
    private final Reach reach;

    /** How far around the place where a match may end must be looked. */
    private enum Reach { LINE, LINES, ALL }

    private PatternSieve(SieveProgram program) {
        this.program = program;
        this.reach = program.looksAround() ? Reach.ALL : program.takesFeeds() ? Reach.LINES : Reach.LINE;
    }

    /**
     * The sieve for an expression that {@link java.util.regex.Pattern} has compiled with
     * {@link java.util.regex.Pattern#MULTILINE}, and without {@code matchCase} with
     * {@link java.util.regex.Pattern#CASE_INSENSITIVE}, {@link java.util.regex.Pattern#UNICODE_CASE} or not. Empty for
     * one with back references or rare syntax, and for one that is too large.
     */
    public static Optional<PatternSieve> of(String expression, boolean matchCase) {
        return SieveProgram.of(expression, matchCase).map(PatternSieve::new);
    }

    /** Begins to look at texts. */
    public Scan scan() {
        return new Scan(program.automaton());
    }

    /**
     * Looks at one text after the other and gets to know the expression meanwhile. For one thread. Takes 1 MB at most.
     */
    public final class Scan {
        private final LazyDfa automaton;
        /** As the automaton has them, but a line feed after which a part may end is to be looked at. */
        private final int[] letters;
        private long passed;
        private boolean givenUp;
        private int reached;
        private int start;
        private int end;

        private Scan(LazyDfa automaton) {
            this.automaton = automaton;
            this.letters = automaton.letters().clone();
            letters['\n'] = reach == Reach.LINES ? LazyDfa.LOOK : letters['\n'];
        }

        /**
         * Finds the next part that may have matches, and says whether there is one. It is whole lines, and no match
         * reaches out of it: its matches are the same without the rest of the text.
         *
         * @param from where to look, the start of the text or what {@link #end} gave before
         */
        public boolean find(byte[] bytes, int from, int to) {
            start = from;
            boolean found = from < to && (givenUp ? part(bytes, from, from, to) : look(bytes, from, to));
            passed += (found ? end : to) - from;
            return found;
        }

        /** Where the part begins that was found last. */
        public int start() {
            return start;
        }

        /** Where it ends, behind its last line feed. */
        public int end() {
            return end;
        }

        private boolean look(byte[] bytes, int from, int to) {
            int state = LazyDfa.FRESH;
            boolean hit = false;
            for (int i = run(bytes, from, to, state); i < to; i = run(bytes, i, to, state)) {
                state = reached;
                int width = bytes[i] >= 0 ? 1 : Utf8.wellFormed(bytes, i, to, false);
                int letter = automaton.letter(width == 0 ? 0xDC00 + (bytes[i] & 0xFF)
                        : Utf8.codePoint(bytes, i, width));
                state = automaton.step(state, letter);
                if (isWasted(i - from) || state < 0 && reach != Reach.LINES) {
                    return part(bytes, from, i, to);
                }
                hit |= state < 0;
                state = state < 0 ? LazyDfa.behind(state) : state;
                boolean free = bytes[i] == '\n' && state == LazyDfa.FRESH;
                i += Math.max(1, width);
                if (free && hit) {
                    end = i;
                    return true;
                }
                start = free ? i : start;
            }
            end = to;
            return hit || automaton.step(reached, LazyDfa.END) < 0 && part(bytes, from, to, to);
        }

        /** Whether making the automaton takes longer than it saves; then all is let through from now on. */
        private boolean isWasted(int bytes) {
            long computed = automaton.computed();
            givenUp = computed > FREE && computed * BYTES_EACH > passed + bytes;
            return givenUp;
        }

        /** Sets the part for a match that may have ended at {@code hit}. */
        private boolean part(byte[] bytes, int from, int hit, int to) {
            end = to;
            if (reach == Reach.LINE) {
                start = hit;
                while (start > from && bytes[start - 1] != '\n') {
                    start--;
                }
                end = hit;
                while (end < to && bytes[end++] != '\n') {
                    continue;
                }
            } else if (reach == Reach.ALL) {
                start = from;
            }
            return true;
        }

        /** Goes on from {@code state} while that needs no thought, and gives the place where it does. */
        private int run(byte[] bytes, int from, int to, int state) {
            int[] table = automaton.table();
            int[] letter = letters;
            int at = state;
            int i = from;
            while (i < to) {
                int next = table[at + letter[bytes[i] & 0xFF]];
                if (next < 0) {
                    break;
                }
                at = next;
                i++;
            }
            reached = at;
            return i;
        }
    }
}
