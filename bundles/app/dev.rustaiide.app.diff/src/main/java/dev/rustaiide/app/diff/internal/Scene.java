package dev.rustaiide.app.diff.internal;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.app.diff.Comparison;
import dev.rustaiide.app.ui.components.Icon;

/**
 * What is to be painted.
 *
 * @param current the hunk that keys are about; -1 for none
 * @param hovered the hunk whose control the pointer is on
 * @param ticked which hunks are to be taken; null if they have no ticks
 * @param action what the control of a hunk does; null for none
 * @param caret whether the caret shows
 */
record Scene(Comparison comparison, Rows rows, Panes panes, Sight sight, int current, int hovered, boolean focused,
        @Nullable IntPredicate ticked, @Nullable Icon action, @Nullable Picked picked, boolean caret) {
    boolean isTaken(int hunk) {
        return ticked == null || hunk < 0 || ticked.test(hunk);
    }
}
