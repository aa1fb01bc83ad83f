package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import com.github.benmanes.caffeine.cache.Caffeine;

import dev.rustaiide.foundation.cache.Cache;
import dev.rustaiide.foundation.cache.CacheSpec;
import dev.rustaiide.foundation.cache.Codec;
import dev.rustaiide.foundation.cache.internal.TwoLevelCaches;
import dev.rustaiide.foundation.memory.MemoryPressure;

/**
 * A hit in memory against one in a plain Caffeine cache of the same weight, and a hit on disk against reading a plain
 * file of the same size; keys and files are taken in turn from a thousand (fifty of 1 MB), all in the system's cache.
 */
@BenchmarkMode(Mode.AverageTime)
public class CacheFigures {
    private static final int KEYS = 1 << 10;

    /** A thousand entries in memory. */
    @State(Scope.Benchmark)
    public static class Memory {
        Cache<String, String> ours;
        com.github.benmanes.caffeine.cache.Cache<String, String> plain;
        com.github.benmanes.caffeine.cache.Cache<String, String> counting;
        String[] keys = new String[KEYS];
        int next;

        @Setup
        public void fill() throws Exception {
            ours = caches(Path.of("/nonexistent")).open(CacheSpec.<String, String>of("figures").inMemory(1 << 20));
            plain = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(1 << 20).weigher((k, v) -> 1).build();
            counting = Caffeine.newBuilder().executor(Runnable::run).maximumWeight(1 << 20).weigher((k, v) -> 1)
                    .recordStats().build();
            for (int i = 0; i < KEYS; i++) {
                keys[i] = "src/module" + i + "/file.rs";
                ours.put(keys[i], "value" + i).await();
                plain.put(keys[i], "value" + i);
                counting.put(keys[i], "value" + i);
            }
        }

        String key() {
            return keys[next++ & KEYS - 1];
        }
    }

    /** Entries on disk, and files of the same size and in folders of the same depth. */
    @State(Scope.Benchmark)
    public static class Disk {
        @Param({"4096", "65536", "1048576"})
        int size;
        Path folder;
        Cache<String, byte[]> ours;
        String[] keys;
        Path[] files;
        int next;

        @Setup
        public void fill() throws Exception {
            folder = Files.createTempDirectory("figures");
            ours = caches(folder).open(CacheSpec.<String, byte[]>of("figures").onDisk(1,
                    key -> key.getBytes(StandardCharsets.UTF_8), Codec.bytes()));
            int count = size > 1 << 19 ? 50 : KEYS;
            keys = new String[count];
            files = new Path[count];
            for (int i = 0; i < count; i++) {
                byte[] value = new byte[size];
                new java.util.Random(i).nextBytes(value);
                keys[i] = "0123456789abcdef0123456789abcdef rust " + i;
                files[i] = folder.resolve("plain/" + i % 256 + "/0123456789abcdef0123456789abc" + i);
                Files.createDirectories(files[i].getParent());
                Files.write(files[i], value);
                if (!ours.put(keys[i], value).await()) {
                    throw new IOException("not stored");
                }
            }
        }

        @TearDown(Level.Trial)
        public void delete() throws IOException {
            List<Path> all = new ArrayList<>();
            try (Stream<Path> found = Files.walk(folder)) {
                found.sorted(Comparator.reverseOrder()).forEach(all::add);
            }
            for (Path each : all) {
                Files.delete(each);
            }
        }
    }

    static TwoLevelCaches caches(Path folder) {
        return new TwoLevelCaches(folder, () -> 1L << 40, new MemoryPressure() {
            @Override
            public MemoryPressure.Level level() {
                return MemoryPressure.Level.NORMAL;
            }

            @Override
            public Registration listen(String name, Listener listener) {
                return () -> {};
            }
        });
    }

    @Benchmark
    public Optional<String> memory(Memory memory) {
        return memory.ours.find(memory.key());
    }

    @Benchmark
    public String memoryOfCaffeine(Memory memory) {
        return memory.plain.getIfPresent(memory.key());
    }

    @Benchmark
    public String memoryOfCaffeineThatCounts(Memory memory) {
        return memory.counting.getIfPresent(memory.key());
    }

    @Benchmark
    public Optional<byte[]> disk(Disk disk) {
        return disk.ours.find(disk.keys[disk.next++ % disk.keys.length]);
    }

    @Benchmark
    public byte[] diskPlain(Disk disk) throws IOException {
        return Files.readAllBytes(disk.files[disk.next++ % disk.files.length]);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(CacheFigures.class, TimeUnit.NANOSECONDS);
        Figures.ratio("cache hit in memory / Caffeine", times.get("memory"), times.get("memoryOfCaffeine"), "ns", 1.2, 1.05);
        Figures.note("  the same with statistics recorded by Caffeine", times.get("memoryOfCaffeineThatCounts"), "ns");
        for (String size : List.of("4096", "65536", "1048576")) {
            Figures.ratio("cache hit on disk / plain file, " + Integer.parseInt(size) / 1024 + " KB",
                    times.get("disk:" + size) / 1000, times.get("diskPlain:" + size) / 1000, "µs", 1.5, 1.1);
        }
    }
}
