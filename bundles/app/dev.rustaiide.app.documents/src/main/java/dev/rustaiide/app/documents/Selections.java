package dev.rustaiide.app.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The selections of all carets, in ascending order and apart: those that would overlap are one.
 *
 * @param primary the index of the one that the view follows
 */
public record Selections(List<Selection> all, int primary) {
    public Selections {
        all = List.copyOf(all);
        if (primary < 0 || primary >= all.size()) {
            throw new IllegalArgumentException("no selection " + primary + " of " + all.size());
        }
    }

    public static Selections at(int offset) {
        return of(Selection.at(offset));
    }

    public static Selections of(Selection one) {
        return new Selections(List.of(one), 0);
    }

    /** Puts {@code selections} in order and merges those that overlap or touch an empty one. */
    public static Selections merged(List<Selection> selections, int primary) {
        if (selections.size() == 1) {
            return new Selections(selections, 0);
        }
        Selection main = selections.get(primary);
        var sorted = new ArrayList<>(selections);
        sorted.sort(Comparator.comparingInt(Selection::start).thenComparingInt(Selection::end));
        var apart = new ArrayList<Selection>(sorted.size());
        for (Selection next : sorted) {
            Selection last = apart.isEmpty() ? null : apart.getLast();
            if (last != null && touch(last, next)) {
                apart.set(apart.size() - 1, union(last, next));
            } else {
                apart.add(next);
            }
        }
        int index = 0;
        while (index < apart.size() - 1 && apart.get(index).end() < main.end()) {
            index++;
        }
        return new Selections(apart, index);
    }

    private static boolean touch(Selection a, Selection b) {
        return b.start() < a.end() || b.start() == a.end() && (a.isEmpty() || b.isEmpty());
    }

    private static Selection union(Selection a, Selection b) {
        int end = Math.max(a.end(), b.end());
        boolean reversed = a.isEmpty() ? b.isReversed() : a.isReversed();
        return reversed ? new Selection(end, a.start()) : new Selection(a.start(), end);
    }

    public Selection main() {
        return all.get(primary);
    }

    public boolean isSingle() {
        return all.size() == 1;
    }

    /** What each becomes by {@code change}, merged. */
    public Selections each(UnaryOperator<Selection> change) {
        var changed = new ArrayList<Selection>(all.size());
        for (Selection selection : all) {
            changed.add(change.apply(selection));
        }
        return merged(changed, primary);
    }

    /** These and {@code another}, which the view then follows. */
    public Selections with(Selection another) {
        var more = new ArrayList<>(all);
        more.add(another);
        return merged(more, more.size() - 1);
    }
}
