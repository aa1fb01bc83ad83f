package dev.rustaiide.ai.tree.sitter.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * How the functions of the runtime are reached. Each distinct signature costs some milliseconds at start, so there are
 * few: pointers are {@code long}, and what is smaller than an {@code int} is returned as one whose upper bits
 * {@link #flag} and {@link #number} cut off, which is the same to every 64-bit ABI.
 */
public final class Native {
    /** All of memory, for reading what a native address points to without an object for each. */
    @SuppressWarnings("restricted")
    public static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static final StructLayout NODE =
            MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup RUNTIME = SymbolLookup.loaderLookup();
    private static final Linker.Option[] NO_OPTIONS = {};
    /** For what is over in a fraction of a microsecond and calls nothing back. */
    private static final Linker.Option[] SHORT = {Linker.Option.critical(false)};

    private Native() {}

    /** The C {@code bool} that came as {@code word}. */
    static boolean flag(int word) {
        return (word & 0xFF) != 0;
    }

    /** The C {@code uint16_t} that came as {@code word}. */
    static int number(int word) {
        return word & 0xFFFF;
    }

    static MethodHandle function(String name, FunctionDescriptor type) {
        return link(name, type, NO_OPTIONS);
    }

    static MethodHandle shortFunction(String name, FunctionDescriptor type) {
        return link(name, type, SHORT);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link(String name, FunctionDescriptor type, Linker.Option... options) {
        return LINKER.downcallHandle(RUNTIME.findOrThrow(name), type, options);
    }

    /** The function that the variable {@code name} of the runtime points to; empty if there is no such variable. */
    @SuppressWarnings("restricted")
    static Optional<MethodHandle> functionAt(String name, FunctionDescriptor type) {
        return RUNTIME.find(name).map(variable -> MemorySegment.ofAddress(MEMORY.get(JAVA_LONG, variable.address())))
                .map(function -> LINKER.downcallHandle(function, type));
    }

    static Linker linker() {
        return LINKER;
    }

    /** What the function that a grammar exports returns. */
    @SuppressWarnings("restricted")
    static long language(MemorySegment function) {
        try {
            return (long) LINKER.downcallHandle(function, FunctionDescriptor.of(JAVA_LONG)).invokeExact();
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The characters of a C string in ASCII. */
    public static String string(long address) {
        return MEMORY.getString(address);
    }

    /** C functions throw nothing; what comes is an error of the machine. */
    static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
