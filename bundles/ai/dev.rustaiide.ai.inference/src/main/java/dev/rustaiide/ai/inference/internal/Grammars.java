package dev.rustaiide.ai.inference.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.internal.grammar.Grammar;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Grammars that were used lately: what was found out of them holds for the next text too. Any thread may use it. */
final class Grammars {
    private static final int MOST = 16;

    private final Map<String, Grammar> known = new LinkedHashMap<>();

    /** @throws FailureException if {@code gbnf} is no grammar that can be followed */
    synchronized Grammar of(String gbnf) throws FailureException {
        @Nullable Grammar grammar = known.remove(gbnf);
        if (grammar == null) {
            grammar = read(gbnf);
        }
        known.put(gbnf, grammar);
        if (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
        return grammar;
    }

    private static Grammar read(String gbnf) throws FailureException {
        try {
            return new Grammar(gbnf);
        } catch (IllegalArgumentException wrong) {
            throw new FailureException(new Failure.Other("Cannot write by this grammar.",
                    "It cannot be followed: " + wrong.getMessage() + '.', "Mend the grammar."), wrong);
        }
    }

    synchronized void clear() {
        known.clear();
    }
}
