package bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.internal.SizeClassPool;

/** A buffer out of the pool against one from the system, each used once: a byte is written to every page of it. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Thread)
public class BufferFigures {
    private static final int PAGE = 4096;

    @Param({"65536", "1048576"})
    public int size;

    private final BufferPool pool = SizeClassPool.watched(16 << 20);

    @Benchmark
    public byte pooled() {
        try (BufferPool.Lease lease = pool.unwritten(size)) {
            return touch(lease.segment());
        }
    }

    @Benchmark
    public byte allocated() {
        try (Arena arena = Arena.ofConfined()) {
            return touch(arena.allocate(size));
        }
    }

    private byte touch(MemorySegment segment) {
        byte sum = 0;
        for (long at = 0; at < size; at += PAGE) {
            segment.set(ValueLayout.JAVA_BYTE, at, (byte) at);
            sum += segment.get(ValueLayout.JAVA_BYTE, at);
        }
        return sum;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(BufferFigures.class, TimeUnit.MICROSECONDS,
                "--enable-native-access=ALL-UNNAMED");
        for (String size : new String[] {"65536", "1048576"}) {
            Figures.ratio("buffer of " + (Integer.parseInt(size) >> 10) + " KB out of the pool / from the system",
                    times.get("pooled:" + size), times.get("allocated:" + size), "µs", 1, 0.5);
        }
    }
}
