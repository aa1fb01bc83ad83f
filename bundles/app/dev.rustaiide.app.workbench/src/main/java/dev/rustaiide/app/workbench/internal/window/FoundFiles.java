package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

import dev.rustaiide.app.workspace.management.FileIndex.Hit;
import dev.rustaiide.foundation.common.FuzzyMatch;
import dev.rustaiide.foundation.common.FuzzyPattern;

/** Puts what the indexes of several folders find into one order. */
final class FoundFiles {
    private FoundFiles() {}

    /**
     * A file that fits.
     *
     * @param folder the name of its folder, if people see several; else empty
     * @param score how well it fits: more is better
     * @param rank its place among those of its folder
     */
    record Found(Hit hit, String folder, int score, int rank) {}

    /** What the index of the folder that people call {@code folder}, empty if it is alone, answers to {@code name}. */
    static List<Found> of(String folder, String name, List<Hit> hits) {
        FuzzyPattern pattern = FuzzyPattern.of(name);
        var found = new ArrayList<Found>();
        for (Hit hit : hits) {
            int score = !folder.isEmpty() ? pattern.match(hit.shown()).map(FuzzyMatch::score).orElse(0) : 0;
            found.add(new Found(hit, folder, score, found.size()));
        }
        return found;
    }

    /**
     * The best of all folders, none twice where one folder lies in another. Of equals, such as those opened last, each
     * folder's first ones come first.
     */
    static List<Found> best(List<Found> found, int limit) {
        var seen = new HashSet<>();
        return found.stream().sorted(Comparator.comparingInt((Found one) -> -one.score).thenComparingInt(Found::rank))
                .filter(one -> seen.add(one.hit().file())).limit(limit).toList();
    }
}
