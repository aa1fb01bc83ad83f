package dev.rustaiide.foundation.cache.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The name of an entry's file: 128 bits of its key. Not cryptographic, and need not be: the whole key is in the file
 * and compared, so that two keys with one name only take each other's place. Every bit of a word is mixed into all of
 * both halves (the finalisers of SplitMix64).
 */
final class KeyHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final HexFormat HEX = HexFormat.of();

    private KeyHash() {}

    /** 32 digits. */
    static String of(byte[] key) {
        long first = key.length;
        long second = ~(long) key.length;
        int at = 0;
        for (; at + Long.BYTES <= key.length; at += Long.BYTES) {
            long word = (long) LONGS.get(key, at);
            first = mix(first ^ word);
            second = mix(second + word + 0x9e3779b97f4a7c15L);
        }
        long rest = 0;
        for (; at < key.length; at++) {
            rest = rest << 8 | key[at] & 0xff;
        }
        first = mix(first ^ rest);
        second = mix(second + rest + 0xd1b54a32d192ed03L);
        return HEX.toHexDigits(first) + HEX.toHexDigits(second);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
