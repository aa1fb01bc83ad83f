package dev.rustaiide.foundation.text.internal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * How far a search may go on, seeing one byte ahead, when no attempt is under way: what Boyer, Moore and Horspool do
 * with characters, with sets of them. Immutable.
 */
public final class Skips {
    private static final int FURTHEST = 16;
    private static final int ASCII = 0x80;
    /** Bytes on average, below which looking ahead costs more than it saves. */
    private static final double WORTHWHILE = 1.5;
    private static final double[] FREQUENCIES = frequencies();

    private final int ahead;
    private final int[] lengths;

    private Skips(int ahead, int[] lengths) {
        this.ahead = ahead;
        this.lengths = lengths;
    }

    /** Which byte to look at: the one so many behind the next. */
    public int ahead() {
        return ahead;
    }

    /** How many bytes to pass over, by the byte that was looked at; to be left as it is. */
    public int[] lengths() {
        return lengths;
    }

    /** The best for what {@code nfa} matches; empty if there is nothing to gain. */
    static Optional<Skips> of(Nfa nfa, List<CharacterSet> sets) {
        var begin = new Beginning(nfa, sets);
        Skips best = null;
        double most = WORTHWHILE;
        for (int count = 2; count <= begin.least; count++) {
            var skips = new Skips(count - 1, begin.lengths(count));
            double mean = skips.mean();
            if (mean > most) {
                most = mean;
                best = skips;
            }
        }
        return Optional.ofNullable(best);
    }

    private double mean() {
        double sum = 0;
        for (int b = 0; b < ASCII; b++) {
            sum += FREQUENCIES[b] * lengths[b];
        }
        return sum;
    }

    /** As they are in source text, roughly. */
    private static double[] frequencies() {
        double[] weights = new double[ASCII];
        for (int b = ' '; b < ASCII; b++) {
            weights[b] = b >= 'a' && b <= 'z' ? 4 : 1;
        }
        for (char often : "etnoirsa_".toCharArray()) {
            weights[often] = 8;
        }
        weights[' '] = 30;
        weights['\n'] = 5;
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** What the first bytes of a match can be. */
    private static final class Beginning {
        private final BitSet[] bytes = new BitSet[FURTHEST];
        /** The first character that may have several bytes. */
        private int shifted = FURTHEST;
        /** The bytes that a match has at least. */
        private int least;

        Beginning(Nfa nfa, List<CharacterSet> sets) {
            var now = new StepSet(nfa);
            var then = new StepSet(nfa);
            now.clear();
            now.followAll(nfa.start);
            while (!now.hasMatch() && now.size() > 0 && least < FURTHEST) {
                then.clear();
                bytes[least] = new BitSet(ASCII);
                for (int i = 0; i < now.size(); i++) {
                    take(nfa, sets, now.get(i));
                    then.followAll(nfa.next(now.get(i)));
                }
                least++;
                StepSet done = now;
                now = then;
                then = done;
            }
        }

        private void take(Nfa nfa, List<CharacterSet> sets, int step) {
            CharacterSet set = sets.get(nfa.operand(step));
            bytes[least].or(set.ascii());
            if (set.mayBeForeign()) {
                shifted = Math.min(shifted, least);
            }
        }

        /** How far to skip after a look at the last of {@code count} bytes. */
        int[] lengths(int count) {
            int[] lengths = new int[256];
            Arrays.fill(lengths, 0, ASCII, count);
            Arrays.fill(lengths, ASCII, 256, shifted < count ? 0 : count);
            for (int place = 0; place < count; place++) {
                // Behind a character that may have several bytes the place of a byte says nothing.
                int reach = place <= shifted ? count - 1 - place : 0;
                bytes[place].stream().forEach(b -> lengths[b] = Math.min(lengths[b], reach));
            }
            return lengths;
        }
    }
}
