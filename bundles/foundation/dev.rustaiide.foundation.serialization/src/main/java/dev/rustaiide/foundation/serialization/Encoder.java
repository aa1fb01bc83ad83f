package dev.rustaiide.foundation.serialization;

/** Puts values, one after another, into the streams of a block. */
interface Encoder<V> {
    void put(V value);
}
