package dev.rustaiide.foundation.serialization;

/**
 * Puts values into the streams of a block, many at a time: a loop over one column is several times faster than a step
 * through all columns for each record.
 */
interface Encoder {
    /** Puts the first {@code count} of {@code values}, which are of the type of this encoder's shape. */
    void put(Object[] values, int count);
}
