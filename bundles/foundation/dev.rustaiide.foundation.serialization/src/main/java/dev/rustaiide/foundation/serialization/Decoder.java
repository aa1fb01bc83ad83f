package dev.rustaiide.foundation.serialization;

/** Takes values out of the streams of a block in the order in which they were put. */
interface Decoder<V> {
    /** @throws CorruptException if there are no more */
    V take();
}
