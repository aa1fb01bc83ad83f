package dev.rustaiide.ai.inference.internal.grammar;

import java.nio.charset.StandardCharsets;

/** Any bytes are a grammar or are refused, and a grammar can be followed. */
final class GbnfFuzz {
    private GbnfFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        Grammar grammar;
        try {
            grammar = new Grammar(new String(data, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        Grammar.State state = grammar.start();
        for (int i = 0; i < 200 && !state.mustEnd(); i++) {
            state = next(state);
        }
    }

    private static Grammar.State next(Grammar.State state) {
        for (int value = 0; value < 256; value++) {
            Grammar.State next = state.after((byte) value);
            if (next != null) {
                return next;
            }
        }
        throw new IllegalStateException("it neither ends nor goes on");
    }
}
