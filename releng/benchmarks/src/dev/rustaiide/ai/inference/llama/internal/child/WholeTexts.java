package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.file.Path;
import java.util.Map;

/** What llama.cpp computes behind every token of a text, which the product never asks for. */
public final class WholeTexts {
    private static final int HALF = 1;
    private static final int FULL = 0;

    private final Llama llama;

    /** @param libraries the folder with llama.cpp's */
    public WholeTexts(Path libraries) throws Refusal {
        llama = new Llama(libraries);
    }

    /** @param exact whether keys and values are remembered in 32 bits; in the product they have 16 */
    public float[] logits(Path model, int[] tokens, int vocabulary, boolean exact) throws Throwable {
        long loaded = llama.load(model);
        var defaults = llama.library.handle("llama_context_default_params", FunctionDescriptor.of(Structures.CONTEXT));
        var open = llama.library.handle("llama_init_from_model",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, Structures.CONTEXT));
        var parameters = (MemorySegment) defaults.invokeExact((SegmentAllocator) Arena.global());
        int size = tokens.length;
        Map.of("n_ctx", size, "n_batch", size, "n_ubatch", size, "n_outputs_max", size, "n_outputs_max_per_seq", size,
                "n_threads", 1, "n_threads_batch", 1, "flash_attn_type", exact ? 0 : -1, "type_k",
                exact ? FULL : HALF, "type_v", exact ? FULL : HALF)
                .forEach((field, value) -> Structures.set(Structures.CONTEXT, parameters, field, value));
        long opened = (long) open.invokeExact(loaded, parameters);
        if (opened == 0) {
            throw new IllegalStateException(llama.complaint("llama.cpp has no room"));
        }
        var context = new Context(llama.library, opened, new Threads(llama.library, opened, 1), () -> false);
        var batch = new Batch(size);
        for (int i = 0; i < size; i++) {
            batch.add(tokens[i], i, 0, true);
        }
        if (context.compute(batch, 1, false) != Context.DONE) {
            throw new IllegalStateException(llama.complaint("llama.cpp did not compute"));
        }
        Function scores = llama.library.function("llama_get_logits_ith", 2);
        float[] all = new float[size * vocabulary];
        for (int i = 0; i < size; i++) {
            MemorySegment.copy(Library.MEMORY, JAVA_FLOAT, scores.call(context.address(), i), all, i * vocabulary,
                    vocabulary);
        }
        llama.library.function("llama_free", 1).call(opened);
        llama.library.function("llama_model_free", 1).call(loaded);
        return all;
    }
}
