package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * Something that the text does not say, shown within it.
 *
 * @param isSpacedBefore whether a blank belongs before it, and {@code isSpacedAfter} behind it
 * @param edits what writes it into the text; none if it can not be written
 */
public record InlayHint(Position position, List<Part> parts, Kind kind, boolean isSpacedBefore, boolean isSpacedAfter,
        List<TextEdit> edits) {
    public InlayHint {
        parts = List.copyOf(parts);
        edits = List.copyOf(edits);
    }

    /** What it tells. */
    public enum Kind { TYPE, PARAMETER, OTHER }

    /**
     * A part of its words.
     *
     * @param tooltip Markdown; may be empty
     * @param target what it names
     */
    public record Part(String text, String tooltip, Optional<Location> target) {}

    /** Asks for those within a range, in the order of the text. */
    public record In(SourceText source, Range range) implements TextQuestion<List<InlayHint>> {
        @Override
        public List<InlayHint> nothing() {
            return List.of();
        }
    }
}
