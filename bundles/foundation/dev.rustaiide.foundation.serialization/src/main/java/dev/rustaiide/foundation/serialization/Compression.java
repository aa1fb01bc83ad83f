package dev.rustaiide.foundation.serialization;

/** How the blocks of stored records are made smaller, after equal values were already merged. */
public enum Compression {
    /** Not at all: for a few records, and where time is all that counts. */
    NONE,
    /** Deflate, at its fastest: for all else. */
    DEFLATE
}
