package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The threads that compute. Without them llama.cpp starts some for each step and ends them after it, which for a small
 * model takes as long as the step. For a few milliseconds after a step they spin, to be there at once for the next one.
 */
final class Threads {
    /** More than {@code ggml_threadpool_params} takes, which ggml fills itself. */
    private static final int PARAMETERS = 4096;
    /** Where in it is how long threads spin: behind 512 flags, their number and their priority. */
    private static final int SPIN = 520;
    /** What ggml puts there: they would spin for some 100 ms after each text, and others wait. */
    private static final int LONG = 50;
    private static final int SHORT = 1;

    private final long context;
    private final long threads;
    private final Function attach;
    private final Function detach;

    /** As many as {@code count} for {@code context}, for as long as the process lives. */
    Threads(Library library, long context, int count) throws Refusal {
        this.context = context;
        attach = library.function("llama_attach_threadpool", 3);
        detach = library.function("llama_detach_threadpool", 1);
        try (Arena arena = Arena.ofConfined()) {
            long processor = library.function("ggml_backend_reg_by_name", 1)
                    .call(arena.allocateFrom("CPU").address());
            if (processor == 0) {
                throw new Refusal("None of its libraries computes on the processor.");
            }
            MemorySegment parameters = arena.allocate(PARAMETERS, JAVA_LONG.byteSize());
            library.function("ggml_threadpool_params_init", 2).call(parameters.address(), count);
            if (parameters.get(JAVA_INT, SPIN) == LONG) {
                parameters.set(JAVA_INT, SPIN, SHORT);
            }
            // Of the library that ggml chose for this processor, whose functions only ggml can tell.
            long made = library.function("ggml_backend_reg_get_proc_address", 2)
                    .call(processor, arena.allocateFrom("ggml_threadpool_new").address());
            threads = library.function("ggml_threadpool_new", made, 1).call(parameters.address());
        }
    }

    void help() {
        attach.call(context, threads, threads);
    }

    /** Those that have nothing to do would spin all the same. */
    void sleep() {
        detach.call(context);
    }
}
