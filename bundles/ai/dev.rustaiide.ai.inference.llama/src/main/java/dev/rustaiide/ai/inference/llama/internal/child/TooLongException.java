package dev.rustaiide.ai.inference.llama.internal.child;

/** There is more to read than the model reads at once. */
final class TooLongException extends Exception {
    private static final long serialVersionUID = 1;

    private final int tokens;
    private final int window;

    TooLongException(int tokens, int window) {
        this.tokens = tokens;
        this.window = window;
    }

    int window() {
        return window;
    }

    int tokens() {
        return tokens;
    }
}
