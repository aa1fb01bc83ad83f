package dev.rustaiide.foundation.memory;

import java.lang.foreign.MemorySegment;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.memory.internal.UnpooledBuffers;

/**
 * Memory outside the heap that is used again: a large buffer costs more to get from the system, page by page, than to
 * fill. Any thread may ask; what is idle is given up when memory gets short. A service.
 */
@ProviderType
public interface BufferPool {
    /**
     * A buffer of {@code bytes} zeros.
     *
     * @throws OutOfMemoryError if the system has no more
     */
    Lease zeroed(long bytes);

    /**
     * A buffer of {@code bytes} for who writes before reading: it holds zeros or what somebody wrote to an earlier one.
     *
     * @throws OutOfMemoryError if the system has no more
     */
    Lease unwritten(long bytes);

    /** Where the memory is. */
    Usage usage();

    /** A pool that keeps nothing: for programs of one task, and tests. */
    static BufferPool unpooled() {
        return new UnpooledBuffers();
    }

    /**
     * A buffer until it is closed, by the thread that asked for it. One that is forgotten is freed by the garbage
     * collector, not used again.
     */
    @ProviderType
    interface Lease extends AutoCloseable {
        /**
         * Exactly as many bytes as were asked for, at an address that is a multiple of 64. Only the leasing thread may
         * use it, and nobody once the lease is closed: it then throws {@link IllegalStateException}.
         */
        MemorySegment segment();

        /** Gives it back; closing twice does nothing. */
        @Override
        void close();
    }

    /**
     * Bytes with those who lease, bytes that wait for the next, and how many leases are not closed yet; each lease
     * counted with the size class that it is of.
     */
    record Usage(long leased, long idle, int leases) {}
}
