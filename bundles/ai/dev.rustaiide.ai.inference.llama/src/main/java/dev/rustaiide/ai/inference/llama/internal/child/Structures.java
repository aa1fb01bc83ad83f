package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/**
 * The structures that llama.cpp's functions take by value, as {@code llama.h} of release 0.5.0 has them. Before any of
 * them is used, {@link #check} compares what llama.cpp puts there by itself with what it is known to put there: a
 * structure that has moved would crash the process, or worse, not crash it.
 */
final class Structures {
    static final StructLayout MODEL = MemoryLayout.structLayout(
            JAVA_LONG.withName("devices"), JAVA_LONG.withName("tensor_buft_overrides"),
            JAVA_INT.withName("n_gpu_layers"), JAVA_INT.withName("split_mode"), JAVA_INT.withName("load_mode"),
            JAVA_INT.withName("lazy_mode"), JAVA_INT.withName("main_gpu"), MemoryLayout.paddingLayout(4),
            JAVA_LONG.withName("tensor_split"), JAVA_LONG.withName("progress_callback"),
            JAVA_LONG.withName("progress_callback_user_data"), JAVA_LONG.withName("kv_overrides"),
            JAVA_BYTE.withName("vocab_only"), JAVA_BYTE.withName("check_tensors"),
            JAVA_BYTE.withName("use_extra_bufts"), JAVA_BYTE.withName("no_host"), JAVA_BYTE.withName("no_alloc"),
            JAVA_BYTE.withName("load_mtp"), MemoryLayout.paddingLayout(2));

    static final StructLayout CONTEXT = MemoryLayout.structLayout(
            JAVA_INT.withName("n_ctx"), JAVA_INT.withName("n_batch"), JAVA_INT.withName("n_ubatch"),
            JAVA_INT.withName("n_seq_max"), JAVA_INT.withName("n_rs_seq"), JAVA_INT.withName("n_outputs_max"),
            JAVA_INT.withName("n_outputs_max_per_seq"), JAVA_INT.withName("n_threads"),
            JAVA_INT.withName("n_threads_batch"), JAVA_INT.withName("ctx_type"),
            JAVA_INT.withName("rope_scaling_type"), JAVA_INT.withName("pooling_type"),
            JAVA_INT.withName("attention_type"), JAVA_INT.withName("flash_attn_type"),
            JAVA_FLOAT.withName("rope_freq_base"), JAVA_FLOAT.withName("rope_freq_scale"),
            JAVA_FLOAT.withName("yarn_ext_factor"), JAVA_FLOAT.withName("yarn_attn_factor"),
            JAVA_FLOAT.withName("yarn_beta_fast"), JAVA_FLOAT.withName("yarn_beta_slow"),
            JAVA_INT.withName("yarn_orig_ctx"), JAVA_FLOAT.withName("defrag_thold"), JAVA_LONG.withName("cb_eval"),
            JAVA_LONG.withName("cb_eval_user_data"), JAVA_INT.withName("type_k"), JAVA_INT.withName("type_v"),
            JAVA_LONG.withName("abort_callback"), JAVA_LONG.withName("abort_callback_data"),
            JAVA_BYTE.withName("embeddings"), JAVA_BYTE.withName("offload_kqv"), JAVA_BYTE.withName("no_perf"),
            JAVA_BYTE.withName("op_offload"), JAVA_BYTE.withName("swa_full"), JAVA_BYTE.withName("kv_unified"),
            MemoryLayout.paddingLayout(2), JAVA_LONG.withName("samplers"), JAVA_LONG.withName("n_samplers"),
            JAVA_LONG.withName("ctx_other"));

    static final StructLayout BATCH = MemoryLayout.structLayout(
            JAVA_INT.withName("n_tokens"), MemoryLayout.paddingLayout(4), JAVA_LONG.withName("token"),
            JAVA_LONG.withName("embd"), JAVA_LONG.withName("pos"), JAVA_LONG.withName("n_seq_id"),
            JAVA_LONG.withName("seq_id"), JAVA_LONG.withName("logits"));

    /** What {@code llama_model_default_params} and {@code llama_context_default_params} give. */
    private static final Object[] DEFAULTS = {"devices", 0L, "tensor_buft_overrides", 0L, "n_gpu_layers", -1,
        "split_mode", 1, "load_mode", -1, "lazy_mode", 1, "main_gpu", 0, "tensor_split", 0L, "progress_callback", 0L,
        "progress_callback_user_data", 0L, "kv_overrides", 0L, "vocab_only", (byte) 0, "check_tensors", (byte) 0,
        "use_extra_bufts", (byte) 1, "no_host", (byte) 0, "no_alloc", (byte) 0, "load_mtp", (byte) 0};
    private static final Object[] CONTEXT_DEFAULTS = {"n_ctx", 512, "n_batch", 2048, "n_ubatch", 512, "n_seq_max", 1,
        "n_rs_seq", 0, "n_outputs_max", 0, "n_outputs_max_per_seq", 1, "n_threads", 4, "n_threads_batch", 4,
        "ctx_type", 0, "rope_scaling_type", -1, "pooling_type", -1, "attention_type", -1, "flash_attn_type", -1,
        "rope_freq_base", 0f, "rope_freq_scale", 0f, "yarn_ext_factor", -1f, "yarn_attn_factor", -1f,
        "yarn_beta_fast", -1f, "yarn_beta_slow", -1f, "yarn_orig_ctx", 0, "defrag_thold", -1f, "cb_eval", 0L,
        "cb_eval_user_data", 0L, "type_k", 1, "type_v", 1, "abort_callback", 0L, "abort_callback_data", 0L,
        "embeddings", (byte) 0, "offload_kqv", (byte) 1, "no_perf", (byte) 1, "op_offload", (byte) 1,
        "swa_full", (byte) 1, "kv_unified", (byte) 0, "samplers", 0L, "n_samplers", 0L, "ctx_other", 0L};

    private Structures() {}

    /** @throws Refusal if the defaults that llama.cpp gave are not those of this release */
    static void check(MemorySegment model, MemorySegment context) throws Refusal {
        compare(MODEL, model, DEFAULTS);
        compare(CONTEXT, context, CONTEXT_DEFAULTS);
    }

    private static void compare(StructLayout layout, MemorySegment found, Object... expected) throws Refusal {
        for (int i = 0; i < expected.length; i += 2) {
            String field = (String) expected[i];
            Object value = get(layout, found, field);
            if (!value.equals(expected[i + 1])) {
                throw new Refusal("Its libraries are of another release of llama.cpp: " + field + " is " + value
                        + " instead of " + expected[i + 1] + '.');
            }
        }
    }

    private static Object get(StructLayout layout, MemorySegment structure, String field) {
        return layout.varHandle(PathElement.groupElement(field)).get(structure, 0L);
    }

    static void set(StructLayout layout, MemorySegment structure, String field, Object value) {
        layout.varHandle(PathElement.groupElement(field)).set(structure, 0L, value);
    }
}
