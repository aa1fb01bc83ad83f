package dev.rustaiide.system.lsp.extensions;

import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Location;

/** The {@code Cargo.toml} of a crate. */
public interface Manifest {
    /** Asks for that of the crate that a text belongs to. */
    record Of(SourceText source) implements TextQuestion<Optional<Location>> {
        @Override
        public Optional<Location> nothing() {
            return Optional.empty();
        }
    }
}
