package dev.rustaiide.ai.inference.llama.internal.child;

import java.lang.invoke.MethodHandle;

/**
 * A function of a library whose arguments are pointers, whole numbers and truth values. All of them are passed as
 * {@code long}, so that those with as many arguments have one signature, which are dear at start: the 64-bit ABI passes
 * each in a word of its own and looks at no more of it than the function declares. The same goes for what comes back.
 */
record Function(MethodHandle handle) {
    long call() {
        try {
            return (long) handle.invokeExact();
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a) {
        try {
            return (long) handle.invokeExact(a);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b) {
        try {
            return (long) handle.invokeExact(a, b);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b, long c) {
        try {
            return (long) handle.invokeExact(a, b, c);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b, long c, long d) {
        try {
            return (long) handle.invokeExact(a, b, c, d);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b, long c, long d, long e) {
        try {
            return (long) handle.invokeExact(a, b, c, d, e);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b, long c, long d, long e, long f) {
        try {
            return (long) handle.invokeExact(a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    long call(long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) handle.invokeExact(a, b, c, d, e, f, g);
        } catch (Throwable impossible) {
            throw unexpected(impossible);
        }
    }

    /** The C {@code bool} that came as {@code word}. */
    static boolean flag(long word) {
        return (word & 0xFF) != 0;
    }

    static long word(boolean flag) {
        return flag ? 1 : 0;
    }

    /** C functions throw nothing; what comes is an error of the machine. */
    static RuntimeException unexpected(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
