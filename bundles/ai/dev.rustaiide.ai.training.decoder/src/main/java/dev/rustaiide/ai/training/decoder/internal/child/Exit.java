package dev.rustaiide.ai.training.decoder.internal.child;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Ends this process as a signal does, by {@code _exit(2)}. Java's own ways run what libraries leave to be done at the
 * end, and so PyTorch's is taken from under the threads that learn with it: a crash, with a report of Java's about it
 * in whatever folder that was.
 */
final class Exit {
    private static final int SIGNALS = 128;
    private static final int TERMINATED = 15;
    private static final MethodHandle EXIT = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().findOrThrow("_exit"),
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));

    private Exit() {}

    static void now(int code) {
        try {
            EXIT.invokeExact(code);
        } catch (Throwable never) {
            throw new IllegalStateException(never);
        }
    }

    /** From now on whoever asks this process to end, by SIGTERM or SIGINT, has it end so. */
    static void whenAsked() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> now(SIGNALS + TERMINATED)));
    }
}
