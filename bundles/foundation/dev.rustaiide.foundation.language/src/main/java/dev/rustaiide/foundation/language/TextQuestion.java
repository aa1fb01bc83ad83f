package dev.rustaiide.foundation.language;

import java.util.Optional;

/** A question about one text. */
public interface TextQuestion<A> extends Question<A> {
    SourceText source();

    @Override
    default Optional<SourceText> text() {
        return Optional.of(source());
    }
}
