package dev.rustaiide.ai.model.formats;

/** How many bits a weight has in a file. */
public enum Precision {
    /** 32, as floating point. */
    FULL,
    /** 8, and a factor for each few neighbours. */
    INT8,
    /** 4, and a factor for each few neighbours. */
    INT4;

    /** How many bits there are without the factors. */
    int bits() {
        return switch (this) {
            case FULL -> 32;
            case INT8 -> 8;
            case INT4 -> 4;
        };
    }
}
