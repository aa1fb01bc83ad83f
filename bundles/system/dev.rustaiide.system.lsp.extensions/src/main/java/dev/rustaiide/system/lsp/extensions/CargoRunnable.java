package dev.rustaiide.system.lsp.extensions;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.Effect;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;

/**
 * Something that Cargo can run: a program, a test, a benchmark, a documentation test, or a check of it all.
 *
 * @param location what it is made of; empty if it is about a whole package
 * @param run the effect that runs it
 */
public record CargoRunnable(String label, Optional<Location> location, Effect.Run run) {
    /** Asks for those of a text, or those at a place in it. */
    public record In(SourceText source, Optional<Position> position) implements TextQuestion<List<CargoRunnable>> {
        @Override
        public List<CargoRunnable> nothing() {
            return List.of();
        }
    }
}
