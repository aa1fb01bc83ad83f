package dev.rustaiide.app.workbench.internal.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tabs from left to right. */
record TabRow<T>(List<T> tabs) {
    TabRow {
        tabs = List.copyOf(tabs);
    }

    /** All but {@code one}. */
    List<T> others(T one) {
        var others = new ArrayList<>(tabs);
        others.remove(one);
        return others;
    }

    /** Those behind {@code one}; none if it is not there. */
    List<T> rightOf(T one) {
        int index = tabs.indexOf(one);
        return index < 0 ? List.of() : tabs.subList(index + 1, tabs.size());
    }

    /** The tab {@code step} further, round the ends; empty if there is no other. */
    Optional<T> next(T one, int step) {
        int index = tabs.indexOf(one);
        return index < 0 || tabs.size() < 2 ? Optional.empty()
                : Optional.of(tabs.get(Math.floorMod(index + step, tabs.size())));
    }
}
