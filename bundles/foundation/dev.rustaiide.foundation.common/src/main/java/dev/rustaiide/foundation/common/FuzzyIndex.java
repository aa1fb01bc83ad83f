package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Ranks many things by how well their names match what is typed. Immutable; any thread may search it. 100,000 paths
 * take a millisecond, some patterns several: off the UI thread, with every key anew. To make an index of them takes a
 * hundred.
 */
public final class FuzzyIndex<T> {
    private static final int STEPS_BETWEEN_CHECKS = 1024;
    /** So many names are scored sooner than ordered. */
    private static final int FEW = 1500;

    private final List<T> items;
    /** Where the item of each name is: shorter names come first, since they win among equals. */
    private final int[] order;
    /** All names one after another, and where each starts; behind that, where the last one ends. */
    private final char[] text;
    private final int[] starts;
    private final FuzzyOutlines outlines;

    private FuzzyIndex(List<T> items, int[] order, char[] text, int[] starts) {
        this.items = items;
        this.order = order;
        this.text = text;
        this.starts = starts;
        this.outlines = new FuzzyOutlines(text, starts);
    }

    /** @param name what is matched, such as a path relative to the workspace */
    public static <T> FuzzyIndex<T> of(List<T> items, Function<T, String> name) {
        String[] names = new String[items.size()];
        int longest = 0;
        for (int i = 0; i < names.length; i++) {
            names[i] = name.apply(items.get(i));
            longest = Math.max(longest, names[i].length());
        }
        int[] next = firstPlaces(names, longest);
        int[] starts = new int[names.length + 1];
        for (int length = 0, place = 0; length <= longest; length++) {
            for (; place < next[length + 1]; place++) {
                starts[place + 1] = Math.addExact(starts[place], length);
            }
        }
        int[] order = new int[names.length];
        char[] text = new char[starts[names.length]];
        for (int i = 0; i < names.length; i++) {
            int place = next[names[i].length()]++;
            order[place] = i;
            names[i].getChars(0, names[i].length(), text, starts[place]);
        }
        return new FuzzyIndex<>(List.copyOf(items), order, text, starts);
    }

    /** Of each length the place of its first name, and behind that how many names there are. */
    private static int[] firstPlaces(String[] names, int longest) {
        int[] places = new int[longest + 2];
        for (String name : names) {
            places[name.length() + 1]++;
        }
        for (int length = 0; length <= longest; length++) {
            places[length + 1] += places[length];
        }
        return places;
    }

    /** An item that matches. */
    public record Ranked<T>(T item, String name, FuzzyMatch match) {}

    /** @param place among the names, by which the earlier of equals wins */
    private record Candidate(int place, int score) {
        /** Worst first: the one that gives way to a better one. */
        static final Comparator<Candidate> WORST_FIRST = (a, b) -> a.score != b.score
                ? Integer.compare(a.score, b.score) : Integer.compare(b.place, a.place);
    }

    /**
     * The {@code most} best matches, best first; among equals the shorter, then the earlier. The first items in their
     * order if the pattern is empty.
     *
     * @throws CancellationException as soon as {@code cancelled} says so
     */
    public List<Ranked<T>> best(FuzzyPattern pattern, int most, BooleanSupplier cancelled) {
        if (pattern.isEmpty()) {
            return first(most);
        }
        return new Search(pattern, most, cancelled).best();
    }

    private List<Ranked<T>> first(int most) {
        String[] firstNames = new String[Math.min(most, order.length)];
        for (int place = 0; place < order.length; place++) {
            if (order[place] < firstNames.length) {
                firstNames[order[place]] = name(place);
            }
        }
        List<Ranked<T>> first = new ArrayList<>();
        for (String name : firstNames) {
            first.add(new Ranked<>(items.get(first.size()), name, new FuzzyMatch(0, new int[0])));
        }
        return first;
    }

    private String name(int place) {
        return new String(text, starts[place], starts[place + 1] - starts[place]);
    }

    /**
     * One search. Names are visited by falling bounds, so that it ends as soon as no bound reaches the worst of those
     * that are best so far.
     */
    private final class Search {
        private final PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.WORST_FIRST);
        private final FuzzyScorer scorer = new FuzzyScorer();
        private final FuzzyPattern pattern;
        private final int most;
        private final BooleanSupplier cancelled;
        private final FuzzyBounds bounds;
        /** For each bit of a bound, those of the names visited now that have this one as they have those above. */
        private final long[][] sets;
        private int steps;

        Search(FuzzyPattern pattern, int most, BooleanSupplier cancelled) {
            this.pattern = pattern;
            this.most = most;
            this.cancelled = cancelled;
            this.bounds = new FuzzyBounds(outlines, pattern.words());
            this.sets = new long[bounds.height()][outlines.width()];
        }

        List<Ranked<T>> best() {
            for (FuzzyWord word : pattern.words()) {
                checkCancelled();
                bounds.keep(word);
            }
            if (most > 0 && bounds.count() <= FEW) {
                score(bounds.able(), Integer.MAX_VALUE);
            } else if (most > 0) {
                for (FuzzyWord word : pattern.words()) {
                    checkCancelled();
                    bounds.add(word);
                }
                visit(bounds.able(), bounds.height(), bounds.base());
            }
            return ranked();
        }

        /**
         * Visits {@code names}, whose bounds differ only in the bits below {@code bit}: by falling bounds, since those
         * with the next bit come first.
         *
         * @param bound the lowest that they can have
         */
        private void visit(long[] names, int bit, int bound) {
            checkCancelled();
            if (bit == 0) {
                score(names, bound);
                return;
            }
            int next = bit - 1;
            if (mayBeBest(bound + (1 << bit) - 1) && bounds.take(names, next, true, sets[next])) {
                visit(sets[next], next, bound + (1 << next));
            }
            if (mayBeBest(bound + (1 << next) - 1) && bounds.take(names, next, false, sets[next])) {
                visit(sets[next], next, bound);
            }
        }

        private boolean mayBeBest(int bound) {
            return best.size() < most || bound >= best.peek().score;
        }

        /** @param bound of them all; equals come in their order, in which the first of equal score is the better one */
        private void score(long[] names, int bound) {
            for (int w = 0; w < names.length; w++) {
                for (long left = names[w]; left != 0; left &= left - 1) {
                    int place = w * Long.SIZE + Long.numberOfTrailingZeros(left);
                    if (best.size() == most && !isBetter(bound, place, best.peek())) {
                        return;
                    }
                    if (++steps % STEPS_BETWEEN_CHECKS == 0) {
                        checkCancelled();
                    }
                    score(place);
                }
            }
        }

        private void checkCancelled() {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
        }

        private void score(int place) {
            int score = pattern.score(scorer, text, starts[place], starts[place + 1]);
            if (score == FuzzyScorer.NONE) {
                return;
            }
            if (best.size() == most) {
                if (!isBetter(score, place, best.peek())) {
                    return;
                }
                best.poll();
            }
            best.add(new Candidate(place, score));
        }

        private static boolean isBetter(int score, int place, Candidate other) {
            return score > other.score || score == other.score && place < other.place;
        }

        private List<Ranked<T>> ranked() {
            List<Ranked<T>> ranked = new ArrayList<>(best.size());
            while (!best.isEmpty()) {
                int place = best.poll().place;
                FuzzyMatch match = scorer.match(pattern.words(), text, starts[place], starts[place + 1]);
                ranked.add(new Ranked<>(items.get(order[place]), name(place), Objects.requireNonNull(match)));
            }
            return ranked.reversed();
        }
    }
}
