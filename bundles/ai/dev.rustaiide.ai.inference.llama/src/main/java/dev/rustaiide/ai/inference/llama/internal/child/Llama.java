package dev.rustaiide.ai.inference.llama.internal.child;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;

/** llama.cpp, release 0.5, with the best of its backends for this processor. There is one in a process. */
final class Llama {
    private static final String RELEASE = "0.5.";
    private static final int ERROR = 4;
    private static final int LONGEST_REASON = 500;
    /** Of memory for texts of their own, in bytes. */
    private static final long MUCH = 128L << 20;

    final Library library;
    private final MethodHandle load;
    private final MethodHandle open;
    /** The last thing that llama.cpp complained of. */
    private volatile String complaint = "";

    /** Loads the libraries in {@code folder}; {@link Refusal} if they are not those that are known here. */
    Llama(Path folder) throws Refusal {
        library = new Library(folder, "libggml-base", "libggml.", "libllama.");
        String release = Library.string(library.function("llama_version", 0).call());
        if (!release.startsWith(RELEASE)) {
            throw new Refusal("Its libraries are llama.cpp " + release + " instead of " + RELEASE + "x.");
        }
        library.function("llama_log_set", 2).call(listener(), 0);
        load = library.handle("llama_model_load_from_file",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, Structures.MODEL));
        open = library.handle("llama_init_from_model",
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, Structures.CONTEXT));
        Structures.check(modelDefaults(), contextDefaults());
        library.function("llama_backend_init", 0).call();
        try (Arena arena = Arena.ofConfined()) {
            library.function("ggml_backend_load_all_from_path", 1)
                    .call(arena.allocateFrom(folder.toString()).address());
        }
        if (library.function("ggml_backend_dev_count", 0).call() < 1) {
            throw new Refusal("None of its libraries is made for this processor.");
        }
    }

    /** Maps the model in {@code file} and gives its address. */
    long load(Path file) throws Refusal {
        MemorySegment parameters = modelDefaults();
        complaint = "";
        try (Arena arena = Arena.ofConfined()) {
            long model = (long) load.invokeExact(arena.allocateFrom(file.toString()).address(), parameters);
            if (model == 0) {
                throw new Refusal(complaint("llama.cpp cannot load it"));
            }
            return model;
        } catch (Refusal refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw Function.unexpected(impossible);
        }
    }

    /**
     * Makes room for {@code sequences} texts of {@code window} tokens, or where that takes much memory, for as many
     * tokens that they share; gives the address of the context. What is shared is slower: each token is compared with
     * those of all texts.
     */
    long open(long model, int window, int batch, int sequences, int threads) throws Refusal {
        MemorySegment parameters = contextDefaults();
        boolean shared = sequences * window * bytesOfToken(model) > MUCH;
        set(parameters, "n_ctx", shared ? window : window * sequences);
        set(parameters, "n_batch", batch);
        set(parameters, "n_ubatch", batch);
        set(parameters, "n_seq_max", sequences);
        set(parameters, "n_threads", threads);
        set(parameters, "n_threads_batch", threads);
        set(parameters, "kv_unified", (byte) (shared ? 1 : 0));
        complaint = "";
        try {
            long context = (long) open.invokeExact(model, parameters);
            if (context == 0) {
                throw new Refusal(complaint("llama.cpp has no room for it"));
            }
            return context;
        } catch (Refusal refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw Function.unexpected(impossible);
        }
    }

    /** What a model of {@code model}'s kind remembers of a token: a key and a value of 16 bits for each layer. */
    private long bytesOfToken(long model) throws Refusal {
        long heads = Math.max(1, library.function("llama_model_n_head", 1).call(model));
        long width = library.function("llama_model_n_embd", 1).call(model) / heads
                * library.function("llama_model_n_head_kv", 1).call(model);
        return library.function("llama_model_n_layer", 1).call(model) * width * 2 * Short.BYTES;
    }

    private static void set(MemorySegment parameters, String field, Object value) {
        Structures.set(Structures.CONTEXT, parameters, field, value);
    }

    /** What was complained of last, as one sentence; {@code otherwise} if nothing was. */
    String complaint(String otherwise) {
        String said = complaint.isEmpty() ? otherwise : complaint;
        return said.endsWith(".") ? said : said + '.';
    }

    private MemorySegment modelDefaults() throws Refusal {
        return defaults("llama_model_default_params", FunctionDescriptor.of(Structures.MODEL));
    }

    private MemorySegment contextDefaults() throws Refusal {
        return defaults("llama_context_default_params", FunctionDescriptor.of(Structures.CONTEXT));
    }

    private MemorySegment defaults(String name, FunctionDescriptor type) throws Refusal {
        MethodHandle function = library.handle(name, type);
        try {
            return (MemorySegment) function.invokeExact((SegmentAllocator) Arena.global());
        } catch (Throwable impossible) {
            throw Function.unexpected(impossible);
        }
    }

    private long listener() {
        try {
            MethodHandle hear = MethodHandles.lookup().bind(this, "hear",
                    MethodType.methodType(void.class, int.class, MemorySegment.class, long.class));
            return library.upcall(hear, FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, JAVA_LONG));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Called by llama.cpp. Of what it says before it gives up, the first line is the cause. */
    void hear(int level, MemorySegment text, long nothing) {
        if (level == ERROR && complaint.isEmpty()) {
            String said = Library.string(text.address()).strip().replaceFirst("^\\w+: ", "");
            complaint = said.substring(0, Math.min(said.length(), LONGEST_REASON));
        }
    }
}
