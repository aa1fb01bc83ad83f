package dev.rustaiide.ai.inference.internal;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

import org.slf4j.LoggerFactory;

/** The C library's heap. */
final class NativeHeap {
    private NativeHeap() {}

    /**
     * Gives the system what is free in it: reading a model leaves holes as large as the file. Does nothing where the C
     * library is none of GNU's.
     */
    static void trim() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup().find("malloc_trim").ifPresent(function -> {
            MethodHandle call = linker.downcallHandle(function,
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG));
            try {
                int ignored = (int) call.invokeExact(0L);
            } catch (Throwable wrong) { // boundary: a method handle may throw anything
                LoggerFactory.getLogger(NativeHeap.class).debug("The heap stays as it is", wrong);
            }
        });
    }
}
