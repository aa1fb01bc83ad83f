package dev.rustaiide.foundation.text;

import java.util.Optional;

import dev.rustaiide.foundation.text.internal.LazyDfa;
import dev.rustaiide.foundation.text.internal.SieveProgram;
import dev.rustaiide.foundation.text.internal.Skips;

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
    private final Optional<Skips> skips;
    private final Reach reach;

    /** How far around the place where a match may end must be looked. */
    private enum Reach { LINE, LINES, ALL }

    private PatternSieve(SieveProgram program) {
        this.program = program;
        this.skips = program.skips();
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
        private final int[] letters;
        /** In these a line feed, behind which a part may end, is to be looked at. */
        private final int[] lineLetters;
        private final int[] lengths = skips.map(Skips::lengths).orElse(new int[0]);
        private final int ahead = skips.map(Skips::ahead).orElse(0);
        private long passed;
        private boolean givenUp;
        private int reached;
        /** In bytes, of the character that was looked at last. */
        private int width;
        private int start;
        private int end;

        private Scan(LazyDfa automaton) {
            this.automaton = automaton;
            this.letters = automaton.letters();
            this.lineLetters = letters.clone();
            lineLetters['\n'] = LazyDfa.LOOK;
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
            int hit = hit(bytes, from, to);
            return hit >= 0 && (reach == Reach.LINES && !givenUp ? lines(bytes, from, to) : part(bytes, from, hit, to));
        }

        /** The first letter before which a match may have ended; -1 if there is none. */
        private int hit(byte[] bytes, int from, int to) {
            reached = LazyDfa.FRESH;
            for (int i = run(bytes, from, to, letters, true); i < to; i = run(bytes, i, to, letters, true)) {
                int next = step(bytes, i, to);
                if (isWasted(i - from) || next < 0) {
                    return i;
                }
                reached = next;
                i += width;
            }
            return automaton.step(reached, LazyDfa.END) < 0 ? to : -1;
        }

        /** As {@link #find}, where matches may be of several lines; goes over the text once more. */
        private boolean lines(byte[] bytes, int from, int to) {
            boolean hit = false;
            reached = LazyDfa.FRESH;
            for (int i = run(bytes, from, to, lineLetters, false); i < to; i = run(bytes, i, to, lineLetters, false)) {
                int next = step(bytes, i, to);
                hit |= next < 0;
                reached = next < 0 ? LazyDfa.behind(next) : next;
                boolean free = bytes[i] == '\n' && reached == LazyDfa.FRESH;
                i += width;
                if (free && hit) {
                    end = i;
                    return true;
                }
                start = free ? i : start;
            }
            end = to;
            return true;
        }

        /** Takes the character at {@code at}, gives where that leads from {@link #reached}, and sets its width. */
        private int step(byte[] bytes, int at, int to) {
            int wellFormed = bytes[at] >= 0 ? 1 : Utf8.wellFormed(bytes, at, to, false);
            width = Math.max(1, wellFormed);
            return automaton.step(reached, automaton.letter(wellFormed == 0 ? 0xDC00 + (bytes[at] & 0xFF)
                    : Utf8.codePoint(bytes, at, wellFormed)));
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

        /** Goes on from where it {@link #reached} while that needs no thought, and gives the place where it does. */
        private int run(byte[] bytes, int from, int to, int[] letter, boolean skipping) {
            int[] table = automaton.table();
            int busy = skipping && skips.isPresent() ? automaton.firstBusy() : 0;
            int at = reached;
            int i = from;
            while (i < to) {
                if (at < busy) {
                    int on = skip(bytes, i, to);
                    at = on > i ? LazyDfa.FRESH : at;
                    i = on;
                }
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

        /** Passes over bytes with which no match begins, but for the last, which says what is before the next. */
        private int skip(byte[] bytes, int from, int to) {
            int last = to - ahead;
            int i = from;
            while (i < last) {
                int length = lengths[bytes[i + ahead] & 0xFF];
                if (length == 0) {
                    break;
                }
                i += length;
            }
            return i == from ? from : Math.min(i, to) - 1;
        }
    }
}
