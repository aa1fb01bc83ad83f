package dev.rustaiide.app.ui.components;

import java.util.List;

/**
 * A row of a {@link DiffView}.
 *
 * @param before its number in the old text, from one; 0 if it is not there
 * @param after its number in the new text
 * @param text without its terminator; for a header what it says
 * @param colours ascending and apart, in UTF-16 units of {@code text}
 * @param strongStart where within the line it differs from its counterpart; the same as {@code strongEnd} if nowhere
 * @param hunk which hunk it belongs to, from zero
 */
public record DiffLine(Kind kind, int before, int after, String text, List<CodeTint.Tinted> colours, int strongStart,
        int strongEnd, int hunk) {
    public DiffLine {
        colours = List.copyOf(colours);
    }

    /** What became of it. */
    public enum Kind {
        /** The first row of a hunk, with its tick. */ HEADER, CONTEXT, ADDED, REMOVED
    }

    /** The header of hunk {@code number}. */
    public static DiffLine header(String text, int number) {
        return new DiffLine(Kind.HEADER, 0, 0, text, List.of(), 0, 0, number);
    }
}
