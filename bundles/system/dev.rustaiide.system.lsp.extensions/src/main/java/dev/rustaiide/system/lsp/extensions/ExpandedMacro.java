package dev.rustaiide.system.lsp.extensions;

import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Position;

/** What a macro becomes; {@code code} is formatted Rust. */
public record ExpandedMacro(String name, String code) {
    /** Asks for the one at a place, a derive included; empty if there is none. */
    public record At(SourceText source, Position position) implements TextQuestion<Optional<ExpandedMacro>> {
        @Override
        public Optional<ExpandedMacro> nothing() {
            return Optional.empty();
        }
    }
}
