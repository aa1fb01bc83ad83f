package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.Range;

/**
 * What a name means.
 *
 * @param character in UTF-16 units; the token ends on the same line
 * @param type as LSP names it: {@code function}, {@code enumMember}; or one of its source's own
 * @param modifiers likewise: {@code mutable}, {@code unsafe}
 */
public record SemanticToken(int line, int character, int length, String type, Set<String> modifiers) {
    /** Asks for those within a range, in the order of the text; without a range for all. */
    public record In(SourceText source, Optional<Range> range) implements TextQuestion<List<SemanticToken>> {
        @Override
        public List<SemanticToken> nothing() {
            return List.of();
        }
    }
}
