package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;

/**
 * How text is put in order.
 *
 * @param tabSize columns of a level
 */
public record Format(int tabSize, boolean insertSpaces) {
    /** Asks for the edits that put a text in order, or a range of it. */
    public record Of(SourceText source, Optional<Range> range, Format format) implements TextQuestion<List<TextEdit>> {
        @Override
        public List<TextEdit> nothing() {
            return List.of();
        }
    }

    /** Asks for the edits that follow from a character that was just typed before a place. */
    public record Typed(SourceText source, Position position, char character, Format format)
            implements TextQuestion<List<TextEdit>> {
        @Override
        public List<TextEdit> nothing() {
            return List.of();
        }
    }
}
