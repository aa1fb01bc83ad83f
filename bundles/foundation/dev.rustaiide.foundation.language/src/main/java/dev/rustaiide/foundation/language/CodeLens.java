package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Range;

/**
 * A few words above a line that can be clicked.
 *
 * @param effect empty until {@link Details} are asked for
 */
public record CodeLens(Range range, Optional<Effect> effect, Optional<Origin> origin) {
    /** Asks for those of a text. */
    public record In(SourceText source) implements TextQuestion<List<CodeLens>> {
        @Override
        public List<CodeLens> nothing() {
            return List.of();
        }
    }

    /** Asks for the words of one that is seen. */
    public record Details(CodeLens lens) implements Question<CodeLens> {
        @Override
        public Optional<LanguageSource> addressee() {
            return lens.origin.map(Origin::source);
        }

        @Override
        public CodeLens nothing() {
            return lens;
        }
    }
}
