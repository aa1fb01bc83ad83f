package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Ranks many things by how well their names match what is typed. Immutable; any thread may search it. 100,000 paths take
 * some milliseconds: off the UI thread, with every key anew.
 */
public final class FuzzyIndex<T> {
    private static final int CANDIDATES_BETWEEN_CHECKS = 1024;

    private final List<T> items;
    private final String[] names;
    private final long[] masks;

    private FuzzyIndex(List<T> items, String[] names, long[] masks) {
        this.items = items;
        this.names = names;
        this.masks = masks;
    }

    /** @param name what is matched, such as a path relative to the workspace */
    public static <T> FuzzyIndex<T> of(List<T> items, Function<T, String> name) {
        String[] names = new String[items.size()];
        long[] masks = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name.apply(items.get(i));
            masks[i] = FuzzyPattern.mask(names[i]);
        }
        return new FuzzyIndex<>(List.copyOf(items), names, masks);
    }

    /** An item that matches. */
    public record Ranked<T>(T item, String name, FuzzyMatch match) {}

    private record Candidate(int index, int score, int length) {
        /** Worst first: the one that gives way to a better one. */
        static final Comparator<Candidate> WORST_FIRST = (a, b) -> a.score != b.score ? Integer.compare(a.score, b.score)
                : a.length != b.length ? Integer.compare(b.length, a.length) : Integer.compare(b.index, a.index);
    }

    /**
     * The {@code most} best matches, best first; among equals the shorter, then the earlier. All items in their order if
     * the pattern is empty.
     *
     * @throws CancellationException as soon as {@code cancelled} says so
     */
    public List<Ranked<T>> best(FuzzyPattern pattern, int most, BooleanSupplier cancelled) {
        var best = new PriorityQueue<Candidate>(Candidate.WORST_FIRST);
        var scorer = new FuzzyScorer();
        for (int i = 0; i < names.length && !(pattern.isEmpty() && i >= most); i++) {
            if (i % CANDIDATES_BETWEEN_CHECKS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            if ((masks[i] & pattern.mask()) == pattern.mask()) {
                int score = pattern.score(names[i], scorer);
                if (score != FuzzyScorer.NONE) {
                    keep(best, most, new Candidate(i, score, pattern.isEmpty() ? 0 : names[i].length()));
                }
            }
        }
        return ranked(best, pattern);
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
