package dev.rustaiide.app.ui.output;

import java.util.List;

/** A line of output and the stretches of it that are styled; what lies between is plain. */
record OutputLine(String text, List<Run> runs) {
    static final OutputLine EMPTY = new OutputLine("", List.of());

    /** From {@code start} up to {@code end}, in UTF-16 units. */
    record Run(int start, int end, OutputStyle style) {}
}
