package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * A place that something leads to.
 *
 * @param name the name there, which the caret goes to
 * @param whole what it names, e.g. a function with its body
 * @param from what leads there; empty if that is not known
 */
public record Target(Location name, Range whole, Optional<Range> from) {
    /** How a target belongs to what leads there. */
    public enum Relation { DEFINITION, DECLARATION, TYPE, IMPLEMENTATION, PARENT_MODULE }

    /** Asks for those that belong to the name at a place. */
    public record Of(SourceText source, Position position, Relation relation) implements TextQuestion<List<Target>> {
        @Override
        public List<Target> nothing() {
            return List.of();
        }
    }
}
