package dev.rustaiide.foundation.text;

import java.util.Arrays;

/** {@code length} bytes of UTF-8 at {@code start} of an array that the reader must not change. */
public record Chunk(byte[] bytes, int start, int length) {
    int commonPrefix(Chunk other) {
        int most = Math.min(length, other.length);
        int at = Arrays.mismatch(bytes, start, start + most, other.bytes, other.start, other.start + most);
        return at < 0 ? most : at;
    }
}
