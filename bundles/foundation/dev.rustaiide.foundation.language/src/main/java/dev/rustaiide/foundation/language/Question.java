package dev.rustaiide.foundation.language;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be asked. Implementations are records; each is declared beside its answer, e.g. {@link Hover.At}.
 *
 * @param <A> the answer: an immutable value
 */
public interface Question<A> {
    /** The text that it is about; empty if it is about the whole workspace or about an earlier answer. */
    default Optional<SourceText> text() {
        return Optional.empty();
    }

    /** Who alone can answer, because it goes on from an answer of theirs; empty if anybody may. */
    default Optional<LanguageSource> addressee() {
        return Optional.empty();
    }

    /** What one answers who knows nothing. */
    A nothing();

    /** Whether all sources are asked and their answers merged; otherwise the first who knows something is heard. */
    default boolean isForAll() {
        return false;
    }

    /** One answer of several; the better sources first, at least two, and none of them {@link #nothing()}. */
    default A merge(List<A> answers) {
        return answers.getFirst();
    }
}
