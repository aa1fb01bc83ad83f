package dev.rustaiide.foundation.cache;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Schema;

/** How values become bytes and come back. */
public interface Codec<V> {
    byte[] encode(V value);

    /** @throws FailureException if {@code bytes} are no such value; the entry then counts as none and is deleted */
    V decode(byte[] bytes) throws FailureException;

    /** Bytes as they are. They are not copied: nobody may change them. */
    static Codec<byte[]> bytes() {
        return new Codec<>() {
            @Override
            public byte[] encode(byte[] value) {
                return value;
            }

            @Override
            public byte[] decode(byte[] bytes) {
                return bytes;
            }
        };
    }

    /** Records of a schema: what an older version stored can be read as far as the schema allows it. */
    static <V> Codec<V> of(Schema<V> schema) {
        return new Codec<>() {
            @Override
            public byte[] encode(V value) {
                return schema.toBytes(value);
            }

            @Override
            public V decode(byte[] bytes) throws FailureException {
                return schema.fromBytes(bytes);
            }
        };
    }
}
