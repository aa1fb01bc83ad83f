package dev.rustaiide.foundation.cache.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.CacheStatistics;
import dev.rustaiide.foundation.cache.Codec;
import dev.rustaiide.foundation.memory.MemoryPressure;

@Timeout(30)
class TwoLevelCachesTest {
    private static final CacheSpec<String, byte[]> DISK = CacheSpec.<String, byte[]>of("test").onDisk(1,
            key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes());

    /** A cache may still look for what to delete when a test ends, and then its lock cannot go with the folder. */
    @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class)
    Path temp;
    private final NoPressure pressure = new NoPressure();
    private long budget = 1 << 30;

    private Path folder() {
        return temp.resolve("entries");
    }

    /** As another process would. */
    private TwoLevelCaches caches() {
        return new TwoLevelCaches(folder(), () -> budget, pressure);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder())) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().contains("@")).toList();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    // ------------------------------------------------------------------------------------------------------- disk

    @Test
    void what_was_put_is_found_by_another_process() throws Exception {
        for (int size : new int[] {0, 1, 100_000}) {
            byte[] value = new byte[size];
            new Random(size).nextBytes(value);
            assertTrue(caches().open(DISK).put("k" + size, value).await());
            assertArrayEquals(value, caches().open(DISK).find("k" + size).orElseThrow());
        }
        assertTrue(caches().open(DISK).find("other").isEmpty());
    }

    @Test
    void an_entry_that_was_changed_or_cut_in_any_place_is_not_served_and_goes() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK);
        var random = new Random(3);
        for (int i = 0; i < 300; i++) {
            cache.put("key", new byte[] {1, 2, 3, 4, 5}).await();
            Path file = files().get(0);
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = i % 3 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            if (damaged.length == bytes.length) {
                damaged[i % bytes.length] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(file, damaged);
            assertTrue(cache.find("key").isEmpty());
            assertFalse(Files.exists(file));
        }
    }

    @Test
    void an_entry_of_another_key_in_the_same_file_is_not_served() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK);
        cache.put("a", new byte[] {1}).await();
        Path ofA = files().get(0);
        cache.put("bcd", new byte[] {2}).await();
        Path ofB = files().stream().filter(file -> !file.equals(ofA)).findAny().orElseThrow();
        Files.write(ofB, Files.readAllBytes(ofA));
        assertTrue(cache.find("bcd").isEmpty());
        assertEquals(1, cache.find("a").orElseThrow()[0]);
    }

    @Test
    void values_of_another_version_are_not_there() throws Exception {
        caches().open(DISK).put("key", new byte[] {1}).await();
        CacheSpec<String, byte[]> next = CacheSpec.<String, byte[]>of("test").onDisk(2,
                key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes());
        assertTrue(caches().open(next).find("key").isEmpty());
    }

    @Test
    void a_value_counts_as_long_as_its_lifetime() throws Exception {
        caches().open(DISK.lasting(Duration.ofHours(1))).put("key", new byte[] {1}).await();
        assertTrue(caches().open(DISK.lasting(Duration.ofHours(1))).find("key").isPresent());
        Thread.sleep(5);
        assertTrue(caches().open(DISK.lasting(Duration.ofMillis(1))).find("key").isEmpty());
    }

    @Test
    void over_the_budget_what_was_not_used_for_longest_goes_first() throws Exception {
        budget = 64 << 10;
        Cache<String, byte[]> cache = caches().open(DISK);
        for (int i = 0; i < 40; i++) {
            cache.put("old" + i, new byte[1 << 10]).await();
        }
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1000)));
        }
        assertTrue(cache.find("old7").isPresent());
        for (int i = 0; i < 40; i++) {
            cache.put("new" + i, new byte[1 << 10]).await();
        }
        // Nobody looks before another sixteenth of the budget was written.
        await(() -> cache.statistics().diskBytes() <= budget + budget / 16);
        assertTrue(cache.find("old7").isPresent(), "it was used");
        assertTrue(cache.find("new39").isPresent());
    }

    @Test
    void a_disk_that_cannot_be_written_turns_the_cache_off_and_fails_nobody() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");
        Cache<String, byte[]> cache = caches().open(DISK.inMemory(10));
        assertFalse(cache.put("key", new byte[] {1}).await());
        assertFalse(cache.put("key2", new byte[] {1}).await());
        assertTrue(cache.find("key").isPresent(), "memory goes on");
        assertEquals(7, cache.get("other", (scope, key) -> Optional.of(new byte[] {7})).await().orElseThrow()[0]);
    }

    @Test
    void who_is_cancelled_while_writing_does_not_turn_the_cache_off() throws Exception {
        var store = new DiskStore(folder(), () -> budget);
        store.write("test@1", new byte[] {1}, new byte[10]);
        Thread.currentThread().interrupt();
        assertFalse(store.write("test@1", new byte[] {2}, new byte[10]));
        assertTrue(Thread.interrupted());
        assertTrue(store.write("test@1", new byte[] {2}, new byte[10]));
    }

    @Test
    void a_value_that_is_larger_than_a_quarter_of_the_budget_is_not_kept() throws Exception {
        budget = 1000;
        assertFalse(caches().open(DISK).put("key", new byte[500]).await());
    }

    @Test
    void clearing_one_cache_leaves_the_others() throws Exception {
        TwoLevelCaches caches = caches();
        CacheSpec<String, byte[]> other = CacheSpec.<String, byte[]>of("other").onDisk(1,
                key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes());
        caches.open(DISK).put("a", new byte[10]).await();
        caches.open(other).put("a", new byte[20]).await();
        List<CacheStatistics> seen = caches().statistics();
        assertEquals(List.of("other", "test"), seen.stream().map(CacheStatistics::name).toList());
        assertEquals(seen.get(0).diskBytes(), caches.clear("other"));
        assertTrue(caches.open(DISK).find("a").isPresent());
        assertTrue(caches.open(other).find("a").isEmpty());
        caches.clear("");
        assertTrue(caches.open(DISK).find("a").isEmpty());
    }

    // ----------------------------------------------------------------------------------------------------- loading

    @Test
    void those_who_ask_at_the_same_time_share_one_load() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK.inMemory(10));
        var loads = new AtomicInteger();
        var go = new CountDownLatch(1);
        List<Call<Optional<byte[]>>> askers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            askers.add(cache.get("key", (scope, key) -> {
                loads.incrementAndGet();
                go.await();
                return Optional.of(new byte[] {9});
            }));
        }
        askers.get(3).cancel();
        go.countDown();
        askers.remove(3);
        byte[] first = askers.get(0).await().orElseThrow();
        for (Call<Optional<byte[]>> asker : askers) {
            assertSame(first, asker.await().orElseThrow());
        }
        assertEquals(1, loads.get());
        assertArrayEquals(first, caches().open(DISK).find("key").orElseThrow());
    }

    @Test
    void a_load_is_cancelled_when_the_last_who_waits_for_it_cancels() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK);
        var started = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Cache.Loader<String, byte[]> endless = (scope, key) -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
                return Optional.empty();
            } finally {
                stopped.countDown();
            }
        };
        Call<Optional<byte[]>> first = cache.get("key", endless);
        Call<Optional<byte[]>> second = cache.get("key", endless);
        started.await();
        first.cancel();
        assertFalse(stopped.await(50, java.util.concurrent.TimeUnit.MILLISECONDS));
        second.cancel();
        stopped.await();
        assertEquals(5, cache.get("key", (scope, key) -> Optional.of(new byte[] {5})).await().orElseThrow()[0]);
    }

    @Test
    void a_failure_reaches_who_asked_and_is_not_remembered() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK.inMemory(10).nothingFor(Duration.ofHours(1)));
        Call<Optional<byte[]>> failing = cache.get("key", (scope, key) -> {
            throw new IOException("no");
        });
        assertEquals("no", assertThrows(ExecutionException.class, failing::await).getCause().getMessage());
        assertTrue(cache.get("key", (scope, key) -> Optional.of(new byte[1])).await().isPresent());
        assertEquals(1, cache.statistics().failures());
    }

    @Test
    void that_there_is_nothing_is_remembered_for_its_time() throws Exception {
        Cache<String, byte[]> cache = caches().open(DISK.inMemory(10).nothingFor(Duration.ofHours(1)));
        var loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertTrue(cache.get("key", (scope, key) -> {
                loads.incrementAndGet();
                return Optional.empty();
            }).await().isEmpty());
        }
        assertEquals(1, loads.get());
        cache.put("key", new byte[1]).await();
        assertTrue(cache.find("key").isPresent());
    }

    // ------------------------------------------------------------------------------------------------------ memory

    @Test
    void memory_holds_no_more_than_its_weight_and_counts_what_it_does() throws Exception {
        Cache<Integer, String> cache = caches().open(CacheSpec.<Integer, String>of("words").inMemory(1000,
                (key, word) -> word.length()));
        for (int i = 0; i < 100; i++) {
            cache.put(i, "x".repeat(100)).await();
            cache.find(i);
        }
        cache.find(1000);
        CacheStatistics statistics = cache.statistics();
        assertTrue(statistics.memoryWeight() <= 1000, statistics.toString());
        assertTrue(statistics.evictions() >= 90, statistics.toString());
        assertTrue(statistics.memoryHits() > 0 && statistics.misses() > 0, statistics.toString());
        assertEquals(0, statistics.diskEntries());
    }

    @Test
    void pressure_makes_caches_give_back_what_they_have_in_memory() throws Exception {
        Cache<Integer, String> cache = caches().open(CacheSpec.<Integer, String>of("words").inMemory(100));
        for (int i = 0; i < 100; i++) {
            cache.put(i, "word").await();
        }
        pressure.listeners.forEach(listener -> listener.shrink(MemoryPressure.Level.HIGH));
        assertTrue(cache.statistics().memoryEntries() <= 50, cache.statistics().toString());
        pressure.listeners.forEach(listener -> listener.shrink(MemoryPressure.Level.CRITICAL));
        assertEquals(0, cache.statistics().memoryEntries());
        cache.put(1, "again").await();
        assertEquals(Optional.of("again"), cache.peek(1));
    }

    @Test
    void one_name_is_one_cache() {
        TwoLevelCaches caches = caches();
        assertSame(caches.open(DISK), caches.open(DISK));
        assertThrows(IllegalArgumentException.class, () -> caches.open(DISK.inMemory(5)));
        assertThrows(IllegalArgumentException.class, () -> CacheSpec.of("../up"));
    }
}
