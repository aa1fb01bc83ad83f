package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/**
 * What there is to say about the thing at a place.
 *
 * @param markdown with fenced code
 * @param range the text that it speaks of; empty if that is not known
 * @param effects what people can do from here, with their titles
 */
public record Hover(String markdown, Optional<Range> range, List<Effect> effects) {
    public Hover {
        effects = List.copyOf(effects);
    }

    /** Asks for it. */
    public record At(SourceText source, Position position) implements TextQuestion<Optional<Hover>> {
        @Override
        public Optional<Hover> nothing() {
            return Optional.empty();
        }
    }
}
