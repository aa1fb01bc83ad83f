package dev.rustaiide.app.diff.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.rustaiide.app.diff.Comparison.LinePair;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextDiff.Hunk;

/**
 * Which lines of a hunk stand beside each other: those that are most alike, in order, as people would see what became
 * of what. The sum of the likenesses is the largest there is; a pair that has little in common is none.
 */
public final class LinePairing {
    /** Pairs that are weighed; a larger hunk is paired in order. */
    private static final int MOST_PAIRS = 10_000;
    private static final int LONGEST = 400;
    private static final double LEAST_LIKENESS = 0.35;

    private LinePairing() {}

    public static List<LinePair> of(Text before, Text after, Hunk hunk) {
        boolean oneSided = hunk.removed() == 0 || hunk.added() == 0;
        if (oneSided || hunk.removed() == 1 && hunk.added() == 1
                || (long) hunk.removed() * hunk.added() > MOST_PAIRS) {
            return inOrder(hunk);
        }
        return best(hunk, likenesses(before, after, hunk));
    }

    /** The first with the first, the second with the second, and the rest alone. */
    public static List<LinePair> inOrder(Hunk hunk) {
        List<LinePair> pairs = new ArrayList<>();
        for (int i = 0; i < Math.max(hunk.removed(), hunk.added()); i++) {
            pairs.add(new LinePair(i < hunk.removed() ? hunk.beforeStart() + i : -1,
                    i < hunk.added() ? hunk.afterStart() + i : -1));
        }
        return pairs;
    }

    private static double[][] likenesses(Text before, Text after, Hunk hunk) {
        List<Map<String, Integer>> old = bags(before, hunk.beforeStart(), hunk.beforeEnd());
        List<Map<String, Integer>> fresh = bags(after, hunk.afterStart(), hunk.afterEnd());
        double[][] all = new double[old.size()][fresh.size()];
        for (int i = 0; i < old.size(); i++) {
            for (int j = 0; j < fresh.size(); j++) {
                all[i][j] = likeness(old.get(i), fresh.get(j));
            }
        }
        return all;
    }

    private static List<Map<String, Integer>> bags(Text text, int from, int to) {
        List<Map<String, Integer>> bags = new ArrayList<>();
        for (int line = from; line < to; line++) {
            bags.add(bag(text.line(line)));
        }
        return bags;
    }

    /** The pairs of neighbouring characters of a line without its spaces, and how often each is there. */
    private static Map<String, Integer> bag(String line) {
        String dense = line.length() > LONGEST ? line.substring(0, LONGEST).replace(" ", "") : line.replace(" ", "");
        Map<String, Integer> bag = new HashMap<>();
        for (int i = 0; i + 1 < dense.length(); i++) {
            bag.merge(dense.substring(i, i + 2), 1, Integer::sum);
        }
        return bag;
    }

    /** The share of what both have, from 0 to 1: Dice's coefficient of the two bags. */
    private static double likeness(Map<String, Integer> a, Map<String, Integer> b) {
        int total = 0;
        int common = 0;
        for (int count : b.values()) {
            total += count;
        }
        for (Map.Entry<String, Integer> entry : a.entrySet()) {
            total += entry.getValue();
            common += Math.min(entry.getValue(), b.getOrDefault(entry.getKey(), 0));
        }
        return total == 0 ? 0 : 2.0 * common / total;
    }

    private static List<LinePair> best(Hunk hunk, double[][] like) {
        int rows = hunk.removed();
        int columns = hunk.added();
        double[][] sum = new double[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                double paired = like[i][j] >= LEAST_LIKENESS ? like[i][j] + sum[i + 1][j + 1] : -1;
                sum[i][j] = Math.max(paired, Math.max(sum[i + 1][j], sum[i][j + 1]));
            }
        }
        List<LinePair> pairs = new ArrayList<>();
        int doneBefore = hunk.beforeStart();
        int doneAfter = hunk.afterStart();
        int i = 0;
        int j = 0;
        while (i < rows && j < columns) {
            if (like[i][j] >= LEAST_LIKENESS && sum[i][j] == like[i][j] + sum[i + 1][j + 1]) {
                Hunk between = new Hunk(doneBefore, hunk.beforeStart() + i, doneAfter, hunk.afterStart() + j);
                pairs.addAll(inOrder(between));
                pairs.add(new LinePair(hunk.beforeStart() + i, hunk.afterStart() + j));
                doneBefore = hunk.beforeStart() + ++i;
                doneAfter = hunk.afterStart() + ++j;
            } else if (sum[i][j] == sum[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
        pairs.addAll(inOrder(new Hunk(doneBefore, hunk.beforeEnd(), doneAfter, hunk.afterEnd())));
        return pairs;
    }
}
