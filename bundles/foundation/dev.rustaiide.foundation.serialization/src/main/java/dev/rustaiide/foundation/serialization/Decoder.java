package dev.rustaiide.foundation.serialization;

/** Takes values out of the streams of a block, as many at a time and in the order in which they were put. */
interface Decoder {
    /**
     * The next {@code count} values, of the type of this decoder's shape.
     *
     * @throws CorruptException if there are fewer
     */
    Object[] take(int count);
}
