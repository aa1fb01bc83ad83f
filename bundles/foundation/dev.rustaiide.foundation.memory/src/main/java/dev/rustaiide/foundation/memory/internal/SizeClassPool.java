package dev.rustaiide.foundation.memory.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.memory.BufferPool;
import dev.rustaiide.foundation.memory.MemoryPressure;

/**
 * Keeps buffers of four kilobytes to four megabytes in sizes that double; others are got and given back each time.
 * Blocks belong to the garbage collector, so that a lease that is lost loses nothing for ever; a lease is a view of a
 * block with a life of its own, so that using it too late is an exception and not somebody else's data.
 */
@Component
public final class SizeClassPool implements BufferPool {
    private static final int SMALLEST_SHIFT = 12;
    private static final int LARGEST_SHIFT = 22;
    private static final long MOST_IDLE = 16L << 20;
    private static final int ALIGNMENT = 64;

    private final List<ConcurrentLinkedDeque<MemorySegment>> classes = new ArrayList<>();
    private final long mostIdle;
    private final AtomicLong idle = new AtomicLong();
    private final AtomicLong leased = new AtomicLong();
    private final AtomicInteger leases = new AtomicInteger();
    private final @Nullable Set<Throwable> places;
    private final AutoCloseable registration;

    @Activate
    public SizeClassPool(@Reference MemoryPressure pressure) {
        this(MOST_IDLE, false, pressure);
    }

    private SizeClassPool(long mostIdle, boolean watched, @Nullable MemoryPressure pressure) {
        this.mostIdle = mostIdle;
        this.places = watched ? Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>())) : null;
        for (int shift = SMALLEST_SHIFT; shift <= LARGEST_SHIFT; shift++) {
            classes.add(new ConcurrentLinkedDeque<>());
        }
        MemoryPressure.Registration heard = pressure == null ? null : pressure.listen("buffers", level -> trim());
        this.registration = heard == null ? () -> { } : heard;
    }

    /** A pool for tests, which tells at its end who did not close a lease. */
    public static SizeClassPool watched(long mostIdle) {
        return new SizeClassPool(mostIdle, true, null);
    }

    @Override
    public Lease zeroed(long bytes) {
        Lease lease = unwritten(bytes);
        lease.segment().fill((byte) 0);
        return lease;
    }

    @Override
    public Lease unwritten(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a buffer of " + bytes + " bytes");
        }
        MemorySegment block = take(bytes);
        leased.addAndGet(block.byteSize());
        leases.incrementAndGet();
        return new Borrowed(block, bytes);
    }

    private MemorySegment take(long bytes) {
        int of = classOf(bytes);
        if (of == classes.size()) {
            return Arena.ofAuto().allocate(bytes, ALIGNMENT);
        }
        MemorySegment used = classes.get(of).pollFirst();
        if (used == null) {
            return Arena.ofAuto().allocate(1L << SMALLEST_SHIFT + of, ALIGNMENT);
        }
        idle.addAndGet(-used.byteSize());
        return used;
    }

    /** The smallest class that {@code bytes} fit into; the number of classes if none. */
    private int classOf(long bytes) {
        int shift = bytes <= 1 ? 0 : Long.SIZE - Long.numberOfLeadingZeros(bytes - 1);
        return Math.clamp(shift - (long) SMALLEST_SHIFT, 0, classes.size());
    }

    private void giveBack(MemorySegment block) {
        leases.decrementAndGet();
        long size = block.byteSize();
        leased.addAndGet(-size);
        int of = classOf(size);
        if (of == classes.size()) {
            return;
        }
        if (idle.addAndGet(size) > mostIdle) {
            idle.addAndGet(-size);
        } else {
            classes.get(of).addFirst(block);
        }
    }

    /** Gives up what is idle. */
    public void trim() {
        for (var blocks : classes) {
            for (MemorySegment block = blocks.pollLast(); block != null; block = blocks.pollLast()) {
                idle.addAndGet(-block.byteSize());
            }
        }
    }

    @Override
    public Usage usage() {
        return new Usage(leased.get(), idle.get(), leases.get());
    }

    /**
     * Ends the pool.
     *
     * @throws IllegalStateException in a pool for tests, if leases are open; it tells where they were taken
     */
    @Deactivate
    public void close() throws Exception {
        registration.close();
        trim();
        if (places != null && !places.isEmpty()) {
            var leak = new IllegalStateException(places.size() + " leases were never closed");
            places.forEach(leak::addSuppressed);
            throw leak;
        }
    }

    /** The view of a block that somebody has. */
    private final class Borrowed implements Lease {
        private final MemorySegment block;
        private final Arena life = Arena.ofConfined();
        private final MemorySegment segment;
        private final @Nullable Throwable place;
        private boolean closed;

        Borrowed(MemorySegment block, long bytes) {
            this.block = block;
            this.segment = block.asSlice(0, bytes).reinterpret(life, null);
            this.place = places == null ? null : new Throwable("leased here");
            if (places != null) {
                places.add(place);
            }
        }

        @Override
        public MemorySegment segment() {
            return segment;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            life.close();
            closed = true;
            if (places != null) {
                places.remove(place);
            }
            giveBack(block);
        }
    }
}
