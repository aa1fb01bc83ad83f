package dev.rustaiide.system.git.conflicts;

import java.util.Optional;

import dev.rustaiide.foundation.types.Span;

/**
 * A conflict that a file has markers of.
 *
 * @param span from the first marker to behind the last one's line
 * @param line of the first marker, from zero
 * @param base what both began with; empty if the markers do not say it and nobody found it
 * @param oursName what the marker calls the side, which may be empty
 */
public record MarkedConflict(Span span, int line, String ours, Optional<String> base, String theirs, String oursName,
        String theirsName) {
    /** The same with a base that somebody found. */
    public MarkedConflict withBase(String found) {
        return new MarkedConflict(span, line, ours, Optional.of(found), theirs, oursName, theirsName);
    }

    /** What {@code way} makes of it; empty if it is no way for this one. */
    public Optional<String> resolved(Way way) {
        return switch (way) {
            case OURS -> Optional.of(ours);
            case THEIRS -> Optional.of(theirs);
            case BOTH -> Optional.of(ours + theirs);
            case BASE -> base;
            case WORDS -> base.flatMap(known -> WordMerge.of(known, ours, theirs));
        };
    }

    /** The ways that need nobody to write anything. */
    public enum Way {
        OURS, THEIRS,
        /** Ours, and theirs behind it. */
        BOTH, BASE,
        /** The changes of both, which are in other words. */
        WORDS
    }
}
