package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where threads that slept wake up. Linux likes to wake a thread on the processor of the one that wakes it, which is
 * right if that one sleeps then. Ours do not: both would spin for each other in turns until the system parts them, some
 * hundred tokens later. So others may not use the processor of the one that wakes them while they are being woken, and
 * any of them afterwards.
 */
final class Placement {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final Path OWN_NAME = Path.of("/proc/thread-self/comm");
    /** Of a set of processors: enough for 1024. */
    private static final int SET_BYTES = 128;

    private final List<Long> threads;
    private final Optional<Calls> calls;
    private final MemorySegment all = Arena.global().allocate(SET_BYTES, Long.BYTES);
    private final MemorySegment others = Arena.global().allocate(SET_BYTES, Long.BYTES);

    private Placement(List<Long> threads, Optional<Calls> calls) {
        this.threads = threads;
        this.calls = calls;
        calls.ifPresent(system -> system.read(all));
    }

    /** How the system is told. */
    private record Calls(Function place, Function read, Function processor) {
        Calls(Library library) throws Refusal {
            this(library.function("sched_setaffinity", 3), library.function("sched_getaffinity", 3),
                    library.function("sched_getcpu", 0));
        }

        void read(MemorySegment processors) {
            read.call(0, SET_BYTES, processors.address());
        }

        int own() {
            return (int) processor.call();
        }

        /** If the system refuses, since no processor is left or the thread is gone, it stays where it is. */
        void place(long thread, MemorySegment processors) {
            place.call(thread, SET_BYTES, processors.address());
        }
    }

    /** What makes threads. */
    interface Maker {
        void make() throws Refusal;
    }

    /** Of the threads that {@code maker} makes; of none where the system has other ways. */
    static Placement of(Library library, Maker maker) throws Refusal {
        try {
            Set<Long> before = named(Files.readString(OWN_NAME));
            maker.make();
            // A thread is called as the one that made it until it gets a name of its own, as those of Java do.
            Set<Long> after = named(Files.readString(OWN_NAME));
            after.removeAll(before);
            return new Placement(List.copyOf(after), Optional.of(new Calls(library)));
        } catch (IOException elsewhere) {
            maker.make();
            return new Placement(List.of(), Optional.empty());
        }
    }

    private static Set<Long> named(String name) throws IOException {
        try (Stream<Path> all = Files.list(THREADS)) {
            return all.filter(thread -> name.equals(nameOf(thread)))
                    .map(thread -> Long.parseLong(thread.getFileName().toString())).collect(Collectors.toSet());
        }
    }

    private static String nameOf(Path thread) {
        try {
            return Files.readString(thread.resolve("comm"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Before they are woken: not where the caller runs. */
    void part() {
        calls.ifPresent(system -> {
            int own = system.own();
            others.copyFrom(all);
            long at = own / Byte.SIZE;
            others.set(JAVA_BYTE, at, (byte) (others.get(JAVA_BYTE, at) & ~(1 << own % Byte.SIZE)));
            threads.forEach(thread -> system.place(thread, others));
        });
    }

    /** Afterwards: wherever this process may run. */
    void release() {
        calls.ifPresent(system -> threads.forEach(thread -> system.place(thread, all)));
    }
}
