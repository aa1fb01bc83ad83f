package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;

/**
 * A range of bytes to be painted over and over: what is painted last stays. Neighbours of one kind become one
 * highlight.
 */
final class Canvas {
    /** Paints nothing and takes away what is there. */
    static final byte NONE = 0;
    private static final HighlightKind[] KINDS = HighlightKind.values();

    private final int start;
    private final byte[] kinds;

    Canvas(int start, int end) {
        this.start = start;
        this.kinds = new byte[end - start];
    }

    static byte colour(HighlightKind kind) {
        return (byte) (kind.ordinal() + 1);
    }

    void paint(int from, int to, byte colour) {
        int first = Math.max(from - start, 0);
        int last = Math.min(to - start, kinds.length);
        if (first < last) {
            Arrays.fill(kinds, first, last, colour);
        }
    }

    List<Highlight> highlights(Offsets offsets) {
        var highlights = new ArrayList<Highlight>();
        for (int i = 0; i < kinds.length;) {
            byte kind = kinds[i];
            int end = i + 1;
            while (end < kinds.length && kinds[end] == kind) {
                end++;
            }
            if (kind != NONE) {
                highlights.add(new Highlight(offsets.of(start + i), offsets.of(start + end), KINDS[kind - 1]));
            }
            i = end;
        }
        return highlights;
    }
}
