package dev.rustaiide.ai.inference.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

import org.slf4j.LoggerFactory;

/**
 * What all models run in lives as long as the process. The Java side of ONNX Runtime gives it back when Java begins to
 * end, in a hook that nothing comes before, while other threads are still in it. It counts who has it: here is one more
 * who never gives it back.
 */
final class KeptEnvironment {
    /** Of the table of functions: any later one begins as the first did ({@code onnxruntime_c_api.h}). */
    private static final int TABLE = 1;
    private static final int CREATE = 3;
    private static final int ERROR = 3;

    private KeptEnvironment() {}

    /** @param library that is loaded already */
    static void keep(Path library) {
        try {
            Linker linker = Linker.nativeLinker();
            MemorySegment base = (MemorySegment) linker.downcallHandle(SymbolLookup.libraryLookup(library,
                    Arena.global()).findOrThrow("OrtGetApiBase"), FunctionDescriptor.of(ValueLayout.ADDRESS))
                    .invokeExact();
            MemorySegment table = (MemorySegment) linker.downcallHandle(function(base, 0), FunctionDescriptor.of(
                    ValueLayout.ADDRESS, ValueLayout.JAVA_INT)).invokeExact(TABLE);
            create(linker, function(table, CREATE));
        } catch (Throwable wrong) { // boundary: a method handle may throw anything
            LoggerFactory.getLogger(KeptEnvironment.class).warn("A model that runs when this ends may crash it", wrong);
        }
    }

    private static MemorySegment function(MemorySegment table, int index) {
        return table.reinterpret((index + 1) * ValueLayout.ADDRESS.byteSize()).getAtIndex(ValueLayout.ADDRESS, index);
    }

    /** {@code OrtStatus* CreateEnv(OrtLoggingLevel, const char* name, OrtEnv** out)} */
    private static void create(Linker linker, MemorySegment function) throws Throwable {
        MemorySegment name = Arena.global().allocateFrom("kept");
        MemorySegment into = Arena.global().allocate(ValueLayout.ADDRESS);
        MemorySegment status = (MemorySegment) linker.downcallHandle(function, FunctionDescriptor.of(
                ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                .invokeExact(ERROR, name, into);
        if (!MemorySegment.NULL.equals(status)) {
            throw new IllegalStateException("no environment");
        }
    }
}
