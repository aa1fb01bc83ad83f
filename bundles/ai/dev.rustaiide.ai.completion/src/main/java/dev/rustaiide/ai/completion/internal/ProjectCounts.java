package dev.rustaiide.ai.completion.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The n-grams of all files of a folder. A changed file goes into a small part that is sorted anew; what it had in the
 * large part is struck out there, until enough is to sort everything again. Immutable.
 */
final class ProjectCounts {
    /** The tokens of more are left out: a million lines. */
    static final int MOST_TOKENS = 10_000_000;
    private static final int PART = 5;
    private static final Extent NOWHERE = new Extent(true, 0, 0);

    private final SuffixCounts large;
    private final SuffixCounts small;
    private final Map<Path, Extent> extents;
    private final int struck;
    private volatile int[] totals = new int[0];

    /** Where a file's tokens lie. */
    record Extent(boolean isLarge, int start, int end) {
        int length() {
            return end - start;
        }
    }

    static final ProjectCounts NONE = new ProjectCounts(SuffixCounts.NONE, SuffixCounts.NONE, Map.of(), 0);

    private ProjectCounts(SuffixCounts large, SuffixCounts small, Map<Path, Extent> extents, int struck) {
        this.large = large;
        this.small = small;
        this.extents = extents;
        this.struck = struck;
    }

    /** Of all of {@code files}. */
    static ProjectCounts of(Map<Path, int[]> files) {
        var extents = new HashMap<Path, Extent>();
        return new ProjectCounts(sorted(files, true, extents), SuffixCounts.NONE, extents, 0);
    }

    /** This with other tokens of some files; null for those that are gone. */
    ProjectCounts with(Map<Path, int[]> changed) {
        Map<Path, int[]> others = new HashMap<>();
        SuffixCounts left = large;
        int gone = struck;
        var all = new HashMap<>(extents);
        for (var entry : extents.entrySet()) {
            Extent extent = entry.getValue();
            boolean again = changed.containsKey(entry.getKey());
            if (extent.isLarge && again) {
                left = left.without(extent.start, extent.end);
                gone += extent.length();
            } else if (!extent.isLarge && !again) {
                others.put(entry.getKey(), tokens(extent));
            }
            if (again) {
                all.remove(entry.getKey());
            }
        }
        others.putAll(changed);
        others.values().removeIf(tokens -> tokens == null);
        int size = others.values().stream().mapToInt(tokens -> tokens.length).sum();
        if ((size + gone) * PART > large.size()) {
            for (var entry : all.entrySet()) {
                others.putIfAbsent(entry.getKey(), tokens(entry.getValue()));
            }
            return of(others);
        }
        return new ProjectCounts(left, sorted(others, false, all), all, gone);
    }

    private static SuffixCounts sorted(Map<Path, int[]> files, boolean isLarge, Map<Path, Extent> extents) {
        List<Path> paths = new ArrayList<>(files.keySet());
        paths.sort(null);
        int size = 0;
        for (Path path : paths) {
            size += files.get(path).length + 1;
        }
        int[] tokens = new int[Math.min(size, MOST_TOKENS)];
        int at = 0;
        for (Path path : paths) {
            int[] more = files.get(path);
            if (at + more.length + 1 > tokens.length) {
                break;
            }
            System.arraycopy(more, 0, tokens, at + 1, more.length);
            extents.put(path, new Extent(isLarge, at + 1, at + 1 + more.length));
            at += more.length + 1;
        }
        return SuffixCounts.of(Arrays.copyOf(tokens, at));
    }

    private int[] tokens(Extent extent) {
        SuffixCounts part = extent.isLarge ? large : small;
        int[] tokens = new int[extent.length()];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = part.token(extent.start + i);
        }
        return tokens;
    }

    boolean has(Path file) {
        return extents.containsKey(file);
    }

    int size() {
        return large.size() + small.size() - struck;
    }

    /** How often each token stands in all files, by its number; some may lie beyond its end. Not to be changed. */
    int[] totals(int vocabulary) {
        int[] known = totals;
        // A vocabulary that has grown since, or another one for the counts of nothing.
        if (known.length != vocabulary) {
            known = large.totals(vocabulary);
            int[] more = small.totals(vocabulary);
            for (int i = 0; i < more.length; i++) {
                known[i] += more[i];
            }
            totals = known;
        }
        return known;
    }

    /** How often each token stands in {@code file}, by its number; those that do not may lie beyond its end. */
    int[] totalsOf(Path file) {
        Extent extent = extents.get(file);
        if (extent == null) {
            return new int[0];
        }
        int[] tokens = tokens(extent);
        int[] totals = new int[Arrays.stream(tokens).max().orElse(0) + 1];
        for (int token : tokens) {
            totals[token]++;
        }
        return totals;
    }

    /** Tells {@code tally} what follows {@code context}, the nearest token first, in other files than {@code but}. */
    void tell(int[] context, int most, Path but, Tally tally) {
        Extent own = extents.getOrDefault(but, NOWHERE);
        large.tell(context, most, own.isLarge ? own.start : 0, own.isLarge ? own.end : 0, tally);
        small.tell(context, most, own.isLarge ? 0 : own.start, own.isLarge ? 0 : own.end, tally);
    }
}
