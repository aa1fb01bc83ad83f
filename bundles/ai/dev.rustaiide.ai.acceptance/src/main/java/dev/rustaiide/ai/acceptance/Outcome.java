package dev.rustaiide.ai.acceptance;

/** What came of it. The order is that of the files. */
public enum Outcome {
    /** It was taken with a key or the mouse. */
    TAKEN,
    /** It was typed to its end. */
    TYPED,
    /** It was let go of, or something else was written. */
    LEFT
}
