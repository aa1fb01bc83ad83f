package dev.rustaiide.foundation.memory.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import dev.rustaiide.foundation.memory.BufferPool;

/** Gets memory for each lease and gives it back. */
public final class UnpooledBuffers implements BufferPool {
    private static final int ALIGNMENT = 64;

    private final AtomicLong leased = new AtomicLong();
    private final AtomicInteger leases = new AtomicInteger();

    @Override
    public Lease zeroed(long bytes) {
        return new Own(bytes);
    }

    @Override
    public Lease unwritten(long bytes) {
        return new Own(bytes);
    }

    @Override
    public Usage usage() {
        return new Usage(leased.get(), 0, leases.get());
    }

    /** Memory that lives as long as its lease. */
    private final class Own implements Lease {
        private final Arena life = Arena.ofConfined();
        private final MemorySegment segment;

        Own(long bytes) {
            segment = life.allocate(bytes, ALIGNMENT);
            leased.addAndGet(bytes);
            leases.incrementAndGet();
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        @Override
        public void close() {
            if (life.scope().isAlive()) {
                life.close();
                leased.addAndGet(-segment.byteSize());
                leases.decrementAndGet();
            }
        }
    }
}
