package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Ranks many things by how well their names match what is typed. Immutable; any thread may search it. 100,000 paths
 * take some ten milliseconds: off the UI thread, with every key anew.
 */
public final class FuzzyIndex<T> {
    private static final int STEPS_BETWEEN_CHECKS = 1024;

    private final List<T> items;
    /** Where the item of each name is: shorter names come first, since they win among equals. */
    private final int[] order;
    private final String[] names;
    private final FuzzyOutlines outlines;

    private FuzzyIndex(List<T> items, int[] order, String[] names) {
        this.items = items;
        this.order = order;
        this.names = names;
        this.outlines = new FuzzyOutlines(names);
    }

    /** @param name what is matched, such as a path relative to the workspace */
    public static <T> FuzzyIndex<T> of(List<T> items, Function<T, String> name) {
        String[] given = new String[items.size()];
        long[] keys = new long[given.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = name.apply(items.get(i));
            keys[i] = (long) given[i].length() << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[given.length];
        String[] names = new String[given.length];
        for (int i = 0; i < given.length; i++) {
            order[i] = (int) keys[i];
            names[i] = given[order[i]];
        }
        return new FuzzyIndex<>(List.copyOf(items), order, names);
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
        return ranked(new Search(pattern, most, cancelled).best(), pattern);
    }

    private List<Ranked<T>> first(int most) {
        String[] firstNames = new String[Math.min(most, names.length)];
        for (int place = 0; place < names.length; place++) {
            if (order[place] < firstNames.length) {
                firstNames[order[place]] = names[place];
            }
        }
        List<Ranked<T>> first = new ArrayList<>();
        for (String name : firstNames) {
            first.add(new Ranked<>(items.get(first.size()), name, new FuzzyMatch(0, new int[0])));
        }
        return first;
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
        private int steps;

        Search(FuzzyPattern pattern, int most, BooleanSupplier cancelled) {
            this.pattern = pattern;
            this.most = most;
            this.cancelled = cancelled;
        }

        PriorityQueue<Candidate> best() {
            int[] bounds = new int[names.length];
            int[] places = byBound(bounds, bound(bounds));
            for (int i = 0; i < places.length && most > 0; i++) {
                int place = places[i];
                if (best.size() == most) {
                    Candidate worst = best.peek();
                    if (bounds[place] < worst.score) {
                        break;
                    }
                    if (bounds[place] == worst.score && place > worst.place) {
                        continue;
                    }
                }
                check();
                if (pattern.mayMatchInOrder(outlines, place)) {
                    score(place);
                }
            }
            return best;
        }

        /** Fills in the bound of each name that may match, 0 for the others; the highest. */
        private int bound(int[] bounds) {
            int highest = 0;
            for (int i = 0; i < bounds.length; i++) {
                check();
                if (pattern.mayMatch(outlines, i)) {
                    // Above 0: a character is worth more than the least gap takes.
                    bounds[i] = pattern.bound(outlines, i);
                    highest = Math.max(highest, bounds[i]);
                }
            }
            return highest;
        }

        /** The places of names that may match by falling bound, equals in their order. */
        private int[] byBound(int[] bounds, int highest) {
            int[] starts = new int[highest + 1];
            for (int bound : bounds) {
                starts[bound]++;
            }
            int start = 0;
            for (int bound = highest; bound > 0; bound--) {
                int count = starts[bound];
                starts[bound] = start;
                start += count;
            }
            int[] places = new int[start];
            for (int i = 0; i < bounds.length; i++) {
                if (bounds[i] > 0) {
                    places[starts[bounds[i]]++] = i;
                }
            }
            return places;
        }

        private void check() {
            if (steps++ % STEPS_BETWEEN_CHECKS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
        }

        private void score(int place) {
            int score = pattern.score(names[place], scorer);
            if (score == FuzzyScorer.NONE) {
                return;
            }
            var candidate = new Candidate(place, score);
            if (best.size() == most) {
                if (Candidate.WORST_FIRST.compare(candidate, best.peek()) < 0) {
                    return;
                }
                best.poll();
            }
            best.add(candidate);
        }
    }

    private List<Ranked<T>> ranked(PriorityQueue<Candidate> best, FuzzyPattern pattern) {
        List<Ranked<T>> ranked = new ArrayList<>(best.size());
        while (!best.isEmpty()) {
            int place = best.poll().place;
            FuzzyMatch match = pattern.match(names[place]).orElseThrow();
            ranked.add(new Ranked<>(items.get(order[place]), names[place], match));
        }
        return ranked.reversed();
    }
}
