package dev.rustaiide.system.lsp.extensions;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Position;

/**
 * How a value lies in memory.
 *
 * @param name of the field; empty for the value as a whole
 * @param offset in bytes from the start of the value as a whole
 * @param parts its fields in the order of their offsets
 */
public record MemoryLayout(String name, String type, long size, long offset, long alignment,
        List<MemoryLayout> parts) {
    public MemoryLayout {
        parts = List.copyOf(parts);
    }

    /** Asks for that of the type at a place. */
    public record At(SourceText source, Position position) implements TextQuestion<Optional<MemoryLayout>> {
        @Override
        public Optional<MemoryLayout> nothing() {
            return Optional.empty();
        }
    }
}
