package dev.rustaiide.foundation.language;

import java.util.List;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** A place where something is named. */
public record Reference(Location location, Use use) {
    /** What is done with it there. */
    public enum Use { DECLARATION, READ, WRITE, UNKNOWN }

    /** Asks for all places in the workspace where what is at a place is named, in the order of files and places. */
    public record Of(SourceText source, Position position, boolean withDeclaration)
            implements TextQuestion<List<Reference>> {
        @Override
        public List<Reference> nothing() {
            return List.of();
        }
    }

    /** A place in the same text. */
    public record Mark(Range range, Use use) {}

    /** Asks for the places in the same text. */
    public record Marks(SourceText source, Position position) implements TextQuestion<List<Mark>> {
        @Override
        public List<Mark> nothing() {
            return List.of();
        }
    }
}
