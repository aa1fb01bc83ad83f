package dev.rustaiide.ai.tree.sitter;

import java.util.List;

import dev.rustaiide.ai.tree.sitter.internal.Querying;

/** Patterns to look for in the trees of one grammar. Immutable; any thread may use it. */
public final class Query {
    private final Grammar grammar;
    private final long address;
    private final List<String> captures;
    private final Predicates[] predicates;

    Query(Grammar grammar, long language, String source) {
        this.grammar = grammar;
        this.address = Querying.compile(language, source);
        this.captures = List.of(Querying.captureNames(address));
        this.predicates = new Predicates[Querying.patternCount(address)];
        for (int i = 0; i < predicates.length; i++) {
            predicates[i] = Predicates.of(address, i);
        }
    }

    /** The names of the captures without {@code @}, by their numbers. */
    public List<String> captures() {
        return captures;
    }

    /**
     * Looks through what of {@code tree} touches the bytes from {@code start} to {@code end}. Matches come as they are
     * complete, which is not always in the order of the text; none starts deeper than a thousand levels.
     */
    public Matches matches(ParsedTree tree, int start, int end) {
        if (tree.grammar() != grammar) {
            throw new IllegalArgumentException("a query for " + grammar + " in a tree of " + tree.grammar());
        }
        return new Matches(this, tree, start, end);
    }

    long address() {
        return address;
    }

    Predicates predicates(int pattern) {
        return predicates[pattern];
    }
}
