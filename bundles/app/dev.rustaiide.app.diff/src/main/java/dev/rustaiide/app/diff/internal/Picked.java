package dev.rustaiide.app.diff.internal;

import dev.rustaiide.app.diff.DiffSide;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;

/**
 * What is selected: text of one side, from where the selection began to where the caret is.
 *
 * @param anchor in UTF-16 units from the start of the text
 */
record Picked(DiffSide side, int anchor, int caret) {
    int start() {
        return Math.min(anchor, caret);
    }

    int end() {
        return Math.max(anchor, caret);
    }

    boolean isEmpty() {
        return anchor == caret;
    }

    /** With the caret elsewhere; {@code extend} keeps the anchor. */
    Picked to(int offset, boolean extend) {
        return new Picked(side, extend ? anchor : offset, offset);
    }

    Picked within(Text text) {
        return new Picked(side, Math.min(anchor, text.length()), Math.min(caret, text.length()));
    }

    /** Where it is after {@code change}: behind what was inserted. */
    Picked after(TextChange change) {
        int at = change.result().end();
        return new Picked(side, at, at);
    }
}
