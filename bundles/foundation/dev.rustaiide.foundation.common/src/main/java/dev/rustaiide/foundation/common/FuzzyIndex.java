package dev.rustaiide.foundation.common;

import java.util.ArrayList;
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
    private static final int CANDIDATES_BETWEEN_CHECKS = 1024;
    private static final int NO_MATCH = -1;
    /** How far below the highest bound a candidate still is promising. */
    private static final int PROMISING = 12;

    private final List<T> items;
    private final String[] names;
    private final FuzzyOutlines outlines;

    private FuzzyIndex(List<T> items, String[] names) {
        this.items = items;
        this.names = names;
        this.outlines = new FuzzyOutlines(names);
    }

    /** @param name what is matched, such as a path relative to the workspace */
    public static <T> FuzzyIndex<T> of(List<T> items, Function<T, String> name) {
        String[] names = new String[items.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = name.apply(items.get(i));
        }
        return new FuzzyIndex<>(List.copyOf(items), names);
    }

    /** An item that matches. */
    public record Ranked<T>(T item, String name, FuzzyMatch match) {}

    private record Candidate(int index, int score, int length) {
        /** Worst first: the one that gives way to a better one. */
        static final Comparator<Candidate> WORST_FIRST = (a, b) -> a.score != b.score
                ? Integer.compare(a.score, b.score)
                : a.length != b.length ? Integer.compare(b.length, a.length) : Integer.compare(b.index, a.index);
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
        int[] bounds = bounds(pattern);
        int highest = NO_MATCH;
        for (int bound : bounds) {
            highest = Math.max(highest, bound);
        }
        var search = new Search(pattern, most, bounds, cancelled);
        // The most promising first: once the best places are taken, most of the others need not be read.
        int promising = Math.max(NO_MATCH + 1, highest - PROMISING);
        search.visit(promising, Integer.MAX_VALUE);
        search.visit(NO_MATCH + 1, promising);
        return ranked(search.best, pattern);
    }

    private List<Ranked<T>> first(int most) {
        List<Ranked<T>> first = new ArrayList<>();
        for (int i = 0; i < Math.min(most, names.length); i++) {
            first.add(new Ranked<>(items.get(i), names[i], new FuzzyMatch(0, new int[0])));
        }
        return first;
    }

    private int[] bounds(FuzzyPattern pattern) {
        int[] bounds = new int[names.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = pattern.mayMatch(outlines, i) ? pattern.bound(outlines, i) : NO_MATCH;
        }
        return bounds;
    }

    private final class Search {
        private final PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.WORST_FIRST);
        private final FuzzyScorer scorer = new FuzzyScorer();
        private final FuzzyPattern pattern;
        private final int most;
        private final int[] bounds;
        private final BooleanSupplier cancelled;

        Search(FuzzyPattern pattern, int most, int[] bounds, BooleanSupplier cancelled) {
            this.pattern = pattern;
            this.most = most;
            this.bounds = bounds;
            this.cancelled = cancelled;
        }

        /** Scores the candidates whose bound lies between the two. */
        void visit(int from, int to) {
            for (int i = 0; i < bounds.length; i++) {
                if (i % CANDIDATES_BETWEEN_CHECKS == 0 && cancelled.getAsBoolean()) {
                    throw new CancellationException();
                }
                if (bounds[i] >= from && bounds[i] < to && mayEnter(i)) {
                    score(i);
                }
            }
        }

        private boolean mayEnter(int index) {
            if (best.isEmpty() || best.size() < most) {
                return true;
            }
            Candidate worst = best.peek();
            return bounds[index] > worst.score
                    || bounds[index] == worst.score && names[index].length() <= worst.length;
        }

        private void score(int index) {
            int score = pattern.score(names[index], scorer);
            if (score != FuzzyScorer.NONE) {
                keep(best, most, new Candidate(index, score, names[index].length()));
            }
        }
    }

    private static void keep(PriorityQueue<Candidate> best, int most, Candidate candidate) {
        if (best.size() < most) {
            best.add(candidate);
        } else if (most > 0 && Candidate.WORST_FIRST.compare(candidate, best.peek()) > 0) {
            best.poll();
            best.add(candidate);
        }
    }

    private List<Ranked<T>> ranked(PriorityQueue<Candidate> best, FuzzyPattern pattern) {
        List<Ranked<T>> ranked = new ArrayList<>(best.size());
        while (!best.isEmpty()) {
            int index = best.poll().index;
            FuzzyMatch match = pattern.match(names[index]).orElseThrow();
            ranked.add(new Ranked<>(items.get(index), names[index], match));
        }
        return ranked.reversed();
    }
}
