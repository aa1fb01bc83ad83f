package dev.rustaiide.app.ui.components;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.rustaiide.app.ui.components.CodeTint.Tinted;
import dev.rustaiide.foundation.types.Location;

/**
 * A place in a file as a list shows it.
 *
 * @param line the line of its start, or the part around it
 * @param start where the place begins in {@code line}, in UTF-16 units
 * @param end where it ends there, at the latest at the end of the line
 * @param tints the colours of {@code line}
 * @param mark what kind of place it is
 * @param kind the same in words; may be empty
 */
public record FoundPlace(Location location, String line, int start, int end, List<Tinted> tints, Optional<Glyph> mark,
        String kind) {
    /** Behind this many characters a match would not be seen. */
    private static final int FAR = 40;
    private static final int NEIGHBOURHOOD = 16;

    public FoundPlace {
        tints = List.copyOf(tints);
    }

    /** The line without its indentation, or from a little before the place on where that lies far to the right. */
    public Row row() {
        int indent = Math.min(line.length() - line.stripLeading().length(), start);
        boolean cut = start - indent > FAR;
        int from = cut ? start - NEIGHBOURHOOD : indent;
        int shift = from - (cut ? 1 : 0);
        String shown = (cut ? "…" : "") + line.substring(from).stripTrailing();
        Row row = mark.map(glyph -> Row.of(glyph, shown)).orElseGet(() -> Row.of(shown));
        return row.code(tints.stream().filter(tint -> tint.end() > from)
                .map(tint -> new Tinted(Math.max(tint.start(), from) - shift, tint.end() - shift, tint.token()))
                .toList()).matches(IntStream.range(start - shift, end - shift).toArray())
                .hint(kind.isEmpty() ? line.strip() : kind + ": " + line.strip())
                .badge(String.valueOf(location.range().start().line() + 1), Token.MUTED);
    }
}
