package dev.rustaiide.ai.inference.internal;

/** Turns text into tokens, in which names of special tokens are those. Any thread may use it. */
interface TextEncoder extends AutoCloseable {
    /** The tokens of {@code text} and nothing else. */
    int[] tokens(String text);

    /** With what the model wants before and behind every text. */
    int[] dressed(String text);

    @Override
    void close();
}
