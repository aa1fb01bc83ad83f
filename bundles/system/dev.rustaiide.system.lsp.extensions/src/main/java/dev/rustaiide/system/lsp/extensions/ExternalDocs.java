package dev.rustaiide.system.lsp.extensions;

import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Position;

/**
 * Where the documentation of something is.
 *
 * @param web an address that the host asks about before it leaves the machine
 * @param local a {@code file:} address, if the documentation was made here
 */
public record ExternalDocs(Optional<String> web, Optional<String> local) {
    /** Asks for that of what is named at a place. */
    public record At(SourceText source, Position position) implements TextQuestion<Optional<ExternalDocs>> {
        @Override
        public Optional<ExternalDocs> nothing() {
            return Optional.empty();
        }
    }
}
