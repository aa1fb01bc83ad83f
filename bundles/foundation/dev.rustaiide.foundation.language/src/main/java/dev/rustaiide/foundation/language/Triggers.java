package dev.rustaiide.foundation.language;

import java.util.HashSet;
import java.util.Set;

/**
 * Characters that ask for something by being typed.
 *
 * @param completion for proposals, besides letters
 * @param signature for the signature of the call they are in
 * @param format for the line or block they end to be formatted
 */
public record Triggers(Set<Character> completion, Set<Character> signature, Set<Character> format) {
    public static final Triggers NONE = new Triggers(Set.of(), Set.of(), Set.of());

    public Triggers {
        completion = Set.copyOf(completion);
        signature = Set.copyOf(signature);
        format = Set.copyOf(format);
    }

    /** Those of either. */
    public Triggers and(Triggers other) {
        return new Triggers(union(completion, other.completion), union(signature, other.signature),
                union(format, other.format));
    }

    private static Set<Character> union(Set<Character> some, Set<Character> others) {
        Set<Character> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
