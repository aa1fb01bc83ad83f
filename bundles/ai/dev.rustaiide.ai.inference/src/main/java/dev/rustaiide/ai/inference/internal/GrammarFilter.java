package dev.rustaiide.ai.inference.internal;

import dev.rustaiide.ai.inference.internal.grammar.Grammar;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/**
 * Lets through what a grammar allows, and of that only what leaves enough tokens to end the text: it is always
 * complete. That goes by bytes, since nearly every vocabulary has a token for each of them.
 */
final class GrammarFilter implements TokenFilter {
    private final Vocabulary vocabulary;
    private Grammar.State state;
    private int left = Integer.MAX_VALUE;

    GrammarFilter(Grammar grammar, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.state = grammar.start();
    }

    @Override
    public void left(int tokens) throws FailureException {
        left = tokens;
        if (state.shortest() > tokens) {
            throw new FailureException(new Failure.Other("Cannot write what is asked for.",
                    "Its form needs up to " + state.shortest() + " tokens, and there may be " + tokens + '.',
                    "Allow more tokens."));
        }
    }

    @Override
    public boolean allows(int token) {
        byte[] bytes = vocabulary.bytes(token);
        Grammar.State after = bytes.length == 0 ? null : state.after(bytes);
        return after != null && after.shortest() < left;
    }

    @Override
    public boolean mayEnd() {
        return state.mayEnd();
    }

    @Override
    public boolean mustEnd() {
        return state.mustEnd();
    }

    @Override
    public void take(int token) {
        Grammar.State after = state.after(vocabulary.bytes(token));
        if (after == null) {
            throw new IllegalStateException("a token that is not allowed");
        }
        state = after;
    }
}
