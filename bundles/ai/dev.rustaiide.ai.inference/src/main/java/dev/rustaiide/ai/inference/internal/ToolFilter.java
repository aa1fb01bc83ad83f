package dev.rustaiide.ai.inference.internal;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.inference.ToolCalls;
import dev.rustaiide.ai.inference.internal.grammar.Grammar;

/**
 * Lets everything through until the model begins to ask for a tool; then only what asks for one of those that there
 * are, with arguments that its schema allows, so that it can be understood.
 */
final class ToolFilter implements TokenFilter {
    private static final byte[] BEGIN = ToolCalls.BEGIN.getBytes(StandardCharsets.UTF_8);

    private final Vocabulary vocabulary;
    private final Grammar grammar;
    /** Where the question is; null outside of one. */
    private Grammar.@Nullable State state;
    /** How many bytes of {@link #BEGIN} were written last. */
    private int begun;
    private int left = Integer.MAX_VALUE;

    /** @param grammar what may follow {@link ToolCalls#BEGIN} */
    ToolFilter(Grammar grammar, Vocabulary vocabulary) {
        this.grammar = grammar;
        this.vocabulary = vocabulary;
    }

    @Override
    public void left(int tokens) {
        left = tokens;
    }

    @Override
    public boolean allows(int token) {
        Grammar.State now = state;
        if (now == null) {
            return true;
        }
        byte[] bytes = vocabulary.bytes(token);
        Grammar.State after = bytes.length == 0 ? null : now.after(bytes);
        // One that begins too late to be whole ends as it can.
        return after != null && (after.shortest() < left || now.shortest() > left);
    }

    @Override
    public boolean mayEnd() {
        return state == null;
    }

    @Override
    public boolean mustEnd() {
        return false;
    }

    @Override
    public void take(int token) {
        for (byte each : vocabulary.bytes(token)) {
            take(each);
        }
    }

    private void take(byte each) {
        Grammar.State now = state;
        if (now != null) {
            Grammar.State after = now.after(each);
            state = after == null || after.mustEnd() ? null : after;
            return;
        }
        begun = each == BEGIN[begun] ? begun + 1 : each == BEGIN[0] ? 1 : 0;
        if (begun == BEGIN.length) {
            begun = 0;
            state = grammar.start();
        }
    }
}
