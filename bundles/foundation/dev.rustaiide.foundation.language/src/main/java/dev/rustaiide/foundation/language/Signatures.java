package dev.rustaiide.foundation.language;

import java.util.List;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Span;

/**
 * How the call at a place can be written.
 *
 * @param list more than one where a function is overloaded
 * @param active the one that fits what is written so far
 */
public record Signatures(List<Signature> list, int active) {
    public static final Signatures NONE = new Signatures(List.of(), 0);

    public Signatures {
        list = List.copyOf(list);
    }

    /**
     * One way.
     *
     * @param documentation Markdown; may be empty
     * @param active the parameter at the place; one that is not in the list if there is none
     */
    public record Signature(String label, String documentation, List<Parameter> parameters, int active) {
        public Signature {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * A part of it.
     *
     * @param span where it stands in the signature's label
     * @param documentation Markdown; may be empty
     */
    public record Parameter(Span span, String documentation) {}

    /** Asks for them. */
    public record At(SourceText source, Position position) implements TextQuestion<Signatures> {
        @Override
        public Signatures nothing() {
            return NONE;
        }
    }
}
