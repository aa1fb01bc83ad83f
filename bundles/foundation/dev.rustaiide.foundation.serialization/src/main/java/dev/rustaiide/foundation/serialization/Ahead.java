package dev.rustaiide.foundation.serialization;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Work;

/**
 * Blocks that other threads encode or decode, in their order. There are never many, nor more than
 * {@value #MOST_BYTES} bytes and one block. For the one thread that hands them over and takes them back; the streams
 * belong to it alone.
 */
final class Ahead<V> {
    /** Enough for no processor to run dry while other programs keep the caller's thread waiting for its turn. */
    private static final int MOST = Math.min(12, 2 * Runtime.getRuntime().availableProcessors() + 4);
    private static final long MOST_BYTES = 1 << 24;

    private record Block<V>(Call<V> call, long size) {}

    private final String name;
    private final Queue<Block<V>> blocks = new ArrayDeque<>();
    private long bytes;

    Ahead(String name) {
        this.name = name;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    boolean isFull() {
        return blocks.size() >= MOST || bytes >= MOST_BYTES;
    }

    /** Whether {@link #take} does not have to wait. */
    boolean isReady() {
        return !blocks.isEmpty() && blocks.element().call().isDone();
    }

    /** @param size about how many bytes the block has */
    void add(long size, Work<V> work) {
        blocks.add(new Block<>(Call.start(name, work), size));
        bytes += size;
    }

    /**
     * The oldest block, or what was thrown instead. An interrupt does not end the waiting, which takes some
     * milliseconds at most; it is left for the caller.
     */
    V take() {
        Block<V> oldest = blocks.remove();
        bytes -= oldest.size();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return oldest.call().await();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        return switch (cause) {
            case RuntimeException exception -> exception;
            case Error error -> throw error;
            default -> new IllegalStateException(cause);
        };
    }

    /** Nobody waits for the blocks any more. */
    void cancel() {
        blocks.forEach(block -> block.call().cancel());
        blocks.clear();
        bytes = 0;
    }
}
