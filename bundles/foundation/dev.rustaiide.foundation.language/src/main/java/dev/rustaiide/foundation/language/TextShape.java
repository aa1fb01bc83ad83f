package dev.rustaiide.foundation.language;

import java.util.List;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** Questions about how a text is built: what folds, what a selection grows to, what leads elsewhere, colours. */
public interface TextShape {
    /**
     * Lines that can be folded.
     *
     * @param kind {@code comment}, {@code imports}, {@code region} or empty
     */
    record FoldedLines(int first, int last, String kind) {}

    /** Asks for them. */
    record Folding(SourceText source) implements TextQuestion<List<FoldedLines>> {
        @Override
        public List<FoldedLines> nothing() {
            return List.of();
        }
    }

    /** Asks for the ranges around each place, from the inner to the outer; one list for each place, in their order. */
    record Selections(SourceText source, List<Position> positions) implements TextQuestion<List<List<Range>>> {
        public Selections {
            positions = List.copyOf(positions);
        }

        @Override
        public List<List<Range>> nothing() {
            return List.of();
        }
    }

    /** Asks for the ranges that are edited together with the one at a place, such as the tags of an element. */
    record Linked(SourceText source, Position position) implements TextQuestion<List<Range>> {
        @Override
        public List<Range> nothing() {
            return List.of();
        }
    }

    /**
     * Text that leads to a file or a page.
     *
     * @param address {@code file:} or {@code https:}; the host asks before it leaves the machine
     */
    record Link(Range range, String address, String tooltip) {}

    /** Asks for them. */
    record Links(SourceText source) implements TextQuestion<List<Link>> {
        @Override
        public List<Link> nothing() {
            return List.of();
        }
    }

    /** A colour that the text writes; red, green, blue and alpha from 0 to 1. */
    record Colour(Range range, double red, double green, double blue, double alpha) {}

    /** Asks for them. */
    record Colours(SourceText source) implements TextQuestion<List<Colour>> {
        @Override
        public List<Colour> nothing() {
            return List.of();
        }
    }
}
