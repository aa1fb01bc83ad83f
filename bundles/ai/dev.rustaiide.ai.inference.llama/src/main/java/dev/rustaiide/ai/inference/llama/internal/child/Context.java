package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BooleanSupplier;

/** What a model computes in, and what it remembers of the texts that it reads. */
final class Context {
    /** What {@link #compute} gives if it was done. */
    static final int DONE = 0;
    /** … if there is no room for so many tokens. */
    static final int FULL = 1;
    /** … if it was broken off; some of it may be done. */
    static final int BROKEN_OFF = 2;

    /** Of C's clock, which has a million ticks in a second wherever POSIX holds. */
    private static final long NANOS_OF_TICK = 1000;

    private final long address;
    private final long memory;
    private final MethodHandle decode;
    private final Function remove;
    private final Function copy;
    private final Function watch;
    private final long watcher;
    private final Function setThreads;
    private final Threads helpers;
    private final Function clock;
    private boolean watched;
    private int threads;

    /**
     * Of the context at {@code address}.
     *
     * @param helpers compute beside the one that asks
     * @param isOver asked now and then while something is computed; breaks it off
     */
    Context(Library library, long address, Threads helpers, BooleanSupplier isOver) throws Refusal {
        this.address = address;
        this.helpers = helpers;
        memory = library.function("llama_get_memory", 1).call(address);
        decode = library.handle("llama_decode", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, Structures.BATCH));
        remove = library.function("llama_memory_seq_rm", 4);
        copy = library.function("llama_memory_seq_cp", 5);
        watch = library.function("llama_set_abort_callback", 3);
        clock = library.function("clock", 0);
        setThreads = library.function("llama_set_n_threads", 3);
        watcher = library.upcall(watcher(isOver), FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_LONG));
    }

    private static MethodHandle watcher(BooleanSupplier isOver) {
        try {
            MethodHandle ask = MethodHandles.lookup().findVirtual(BooleanSupplier.class, "getAsBoolean",
                    MethodType.methodType(boolean.class)).bindTo(isOver);
            return MethodHandles.dropArguments(ask, 0, long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    long address() {
        return address;
    }

    /** Computes {@code batch}; that it can be broken off costs some time. */
    int compute(Batch batch, int threads, boolean breakable) {
        if (threads != this.threads) {
            setThreads.call(address, threads, threads);
            if (threads == 1) {
                helpers.sleep();
            } else {
                helpers.help();
            }
            this.threads = threads;
        }
        if (breakable != watched) {
            watch.call(address, breakable ? watcher : 0, 0);
            watched = breakable;
        }
        return decode(batch.structure());
    }

    private int decode(MemorySegment batch) {
        try {
            return (int) decode.invokeExact(address, batch);
        } catch (Throwable impossible) {
            throw Function.unexpected(impossible);
        }
    }

    /** How long the processors have worked for this process. */
    long workedNanos() {
        return clock.call() * NANOS_OF_TICK;
    }

    /** Forgets {@code sequence} from {@code position} on; false if this model can only forget all. */
    boolean forget(int sequence, int position) {
        return Function.flag(remove.call(memory, sequence, position, -1));
    }

    /** Makes {@code to}, of which nothing is remembered, share the first tokens of {@code from}. */
    void share(int from, int to, int length) {
        // Sequences with memories of their own can only be copied as a whole.
        copy.call(memory, from, to, -1, -1);
        forget(to, length);
    }
}
