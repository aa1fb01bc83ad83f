package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;

/**
 * A path somewhere in code.
 *
 * @param space that its last name is of; tokens of macros may be of any
 * @param names in scope there
 * @param node the whole path, or its last token
 * @param imported what it brings, in a {@code use}
 */
record PathUse(List<Segment> segments, Optional<Space> space, Names names, Kind kind, RustNode node,
        Optional<Import> imported) {
    /** Where it stands. */
    enum Kind {
        CODE, IMPORT,
        /** In what is given to a macro, or to an attribute. */ TOKENS,
        /** In what a macro of this file turns into. */ RULES,
        /** For the name of a field as well. */ SHORTHAND,
        /** What is called upon something: a method or a field; one segment. */ METHOD, FIELD,
        /** A path that begins with a type that names do not tell: {@code Self::f}, {@code <A as B>::f}. */ MEMBER
    }

    /** Whether types are needed to tell what it means. */
    boolean isMember() {
        return kind == Kind.METHOD || kind == Kind.FIELD || kind == Kind.MEMBER;
    }

    int start() {
        return segments.getFirst().start();
    }

    String first() {
        return segments.getFirst().name();
    }

    Module module() {
        return names.module();
    }

    /** What it means up to each segment, in the first namespace that has something for it. */
    List<Step> steps(Resolver resolver) {
        List<String> path = Segment.names(segments);
        if (space.isPresent()) {
            return resolver.steps(names, path, space.get());
        }
        List<Step> last = List.of();
        for (Space each : Space.values()) {
            last = resolver.steps(names, path, each);
            if (!last.isEmpty() && !(last.getLast().meaning() instanceof Step.Unknown)) {
                return last;
            }
        }
        return last;
    }
}
