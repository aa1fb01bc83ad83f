package dev.rustaiide.foundation.serialization;

/** How the blocks of stored records are made smaller, after equal values were already merged. */
public enum Compression {
    /** Not at all: columns alone are a tenth of JSON or less, and fast. */
    NONE,
    /** Deflate, at its fastest: less than half of that again, for half as much time again. */
    DEFLATE
}
