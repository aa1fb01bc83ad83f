package dev.rustaiide.foundation.memory;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Progress;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.internal.Matcher;
import dev.rustaiide.foundation.memory.internal.Skip;

/**
 * Finds a sequence of bytes in files of any size at the speed at which memory is read: with the C library's
 * {@code memmem} where there is one, on all processors. Immutable; any thread may use it.
 */
public final class ByteSearch {
    /** Stays in the processor's cache between being copied there and being searched. */
    private static final int BLOCK = 256 << 10;
    /** What a processor takes next. */
    private static final long STRIPE = 8L << 20;
    private static final int MOST_WORKERS = 8;

    private final byte[] needle;
    private final boolean anyCase;
    private final Skip inHeap;

    private ByteSearch(byte[] needle, boolean anyCase) {
        if (needle.length == 0 || needle.length > BLOCK / 4) {
            throw new IllegalArgumentException("a needle of " + needle.length + " bytes");
        }
        this.needle = needle.clone();
        this.anyCase = anyCase;
        this.inHeap = new Skip(this.needle, anyCase);
    }

    /**
     * The search for {@code needle}.
     *
     * @throws IllegalArgumentException if it is empty or longer than 64 KB
     */
    public static ByteSearch of(byte[] needle) {
        return new ByteSearch(needle, false);
    }

    /** As {@link #of}; A to Z and a to z count as the same. Takes some times as long. */
    public static ByteSearch inAnyCase(byte[] needle) {
        return new ByteSearch(needle, true);
    }

    /** Where the needle starts in {@code bytes} at {@code from} or later, ending by {@code to}; -1 if it does not. */
    public int indexIn(byte[] bytes, int from, int to) {
        return inHeap.indexIn(bytes, Objects.checkFromToIndex(from, to, bytes.length), to);
    }

    /** Hears of what was found, on several threads at once, in no order. */
    @FunctionalInterface
    public interface Visitor {
        /** There is no more to look for, anywhere. */
        long ENOUGH = -1;

        /**
         * The needle starts at {@code offset} of the file. Says where to go on: {@code offset + 1} for every place,
         * more to pass over some, of which another thread may tell all the same, or {@link #ENOUGH}.
         */
        long found(long offset);
    }

    /**
     * Tells {@code visitor} where in {@code file} the needle is. Blocks; {@code scope} is the work that asks and hears
     * how many bytes are done. Other work gets its turn in between.
     *
     * @throws InterruptedException if {@code scope} is cancelled, within some milliseconds
     * @throws FailureException if the file cannot be read to its end; some places may have been told
     */
    public void forEach(MappedFile file, BufferPool buffers, Scope scope, Visitor visitor)
            throws FailureException, InterruptedException {
        long stripes = (file.size() + STRIPE - 1) / STRIPE;
        var run = new Run(file, buffers, scope, visitor, new AtomicLong(), new AtomicBoolean());
        int most = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_WORKERS);
        scope.report(new Progress("", 0, file.size()));
        List<Call<Void>> workers = new ArrayList<>();
        for (int i = 0; i < Math.min(most, stripes); i++) {
            workers.add(scope.start("search bytes " + i, mine -> work(run, mine)));
        }
        for (Call<Void> worker : workers) {
            await(worker, workers);
        }
    }

    private record Run(MappedFile file, BufferPool buffers, Scope scope, Visitor visitor, AtomicLong next,
            AtomicBoolean enough) {}

    private static void await(Call<Void> worker, List<Call<Void>> all) throws FailureException, InterruptedException {
        try {
            worker.await();
        } catch (ExecutionException failed) {
            all.forEach(Call::cancel);
            switch (failed.getCause()) {
                case FailureException known -> throw known;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("A part of the search failed.", failed);
            }
        }
    }

    private Void work(Run run, Scope mine) throws FailureException, InterruptedException {
        try (BufferPool.Lease buffer = run.buffers.unwritten(BLOCK + needle.length);
                BufferPool.Lease pattern = run.buffers.unwritten(needle.length)) {
            MemorySegment.copy(MemorySegment.ofArray(needle), 0, pattern.segment(), 0, needle.length);
            Matcher matcher = anyCase ? Matcher.inAnyCase(needle) : Matcher.of(needle, pattern.segment());
            long size = run.file.size();
            for (long at = run.next.getAndAdd(STRIPE); at < size && !run.enough.get();
                    at = run.next.getAndAdd(STRIPE)) {
                stripe(run, mine, at, Math.min(size, at + STRIPE), matcher, buffer.segment());
                run.scope.report(new Progress("", Math.min(size, run.next.get()), size));
            }
            return null;
        }
    }

    /** Those that start from {@code start} to {@code end}. */
    private void stripe(Run run, Scope mine, long start, long end, Matcher matcher, MemorySegment buffer)
            throws FailureException, InterruptedException {
        long from = start;
        while (from < end && !run.enough.get()) {
            mine.check();
            long own = Math.min(BLOCK, end - from);
            MemorySegment block = buffer.asSlice(0, Math.min(own + needle.length - 1, run.file.size() - from));
            run.file.read(from, block);
            from = Math.max(from + own, block(run, from, block, matcher));
            Thread.yield();
        }
    }

    /** Where to go on, if that is behind the block. */
    private static long block(Run run, long start, MemorySegment block, Matcher matcher) {
        long at = 0;
        while (at < block.byteSize()) {
            long found = matcher.next(block, at);
            if (found < 0) {
                return 0;
            }
            long next = run.visitor.found(start + found);
            if (next < 0) {
                run.enough.set(true);
                return 0;
            }
            at = Math.max(found + 1, next - start);
        }
        return start + at;
    }
}
