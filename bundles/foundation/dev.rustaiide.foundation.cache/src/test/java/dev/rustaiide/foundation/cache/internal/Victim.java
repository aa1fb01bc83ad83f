package dev.rustaiide.foundation.cache.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.Codec;

/**
 * A process that puts entries without end, until somebody kills it, and prints each one after it was committed. Also
 * rewrites entries that are there, and reads those of others. Arguments: folder, seed.
 */
public final class Victim {
    static final CacheSpec<String, byte[]> SPEC = CacheSpec.<String, byte[]>of("victim").onDisk(1,
            key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes());
    private static final int SHARED = 20;

    private Victim() {}

    /** What belongs to a key: its size and all its bytes follow from the key and a seed in its first 8 bytes. */
    static byte[] value(String key, long seed) {
        var random = new Random(key.hashCode() ^ seed);
        byte[] value = new byte[8 + random.nextInt(20_000)];
        random.nextBytes(value);
        ByteBuffer.wrap(value).putLong(seed);
        return value;
    }

    static boolean isWhole(String key, byte[] value) {
        return value.length >= 8 && java.util.Arrays.equals(value, value(key, ByteBuffer.wrap(value).getLong()));
    }

    public static void main(String[] arguments) throws Exception {
        long seed = Long.parseLong(arguments[1]);
        var caches = new TwoLevelCaches(Path.of(arguments[0]), () -> 1L << 40, new NoPressure());
        Cache<String, byte[]> cache = caches.open(SPEC);
        var random = new Random(seed);
        for (int i = 0;; i++) {
            String key = random.nextBoolean() ? seed + "-" + i : "shared" + random.nextInt(SHARED);
            if (!cache.put(key, value(key, random.nextLong())).await()) {
                System.out.println("LOST " + key);
            }
            System.out.println(key);
            String other = "shared" + random.nextInt(SHARED);
            if (cache.find(other).filter(value -> !isWhole(other, value)).isPresent()) {
                System.out.println("TORN " + other);
            }
        }
    }
}
