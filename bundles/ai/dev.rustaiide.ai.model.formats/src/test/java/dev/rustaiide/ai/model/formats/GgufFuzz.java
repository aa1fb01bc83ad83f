package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;

/** Whatever is in a file, reading ends in a header whose answers can be asked for, or in a failure that says why. */
public final class GgufFuzz {
    private GgufFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Path file = Files.createTempFile("fuzz", ".bin");
            try {
                Files.write(file, data);
                look(file, data.length);
            } finally {
                Files.delete(file);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Whether it could be read. */
    static boolean look(Path file, int size) {
        try {
            Gguf gguf = Gguf.read(file);
            long weights = gguf.tensors().stream().mapToLong(Gguf.Tensor::bytes).sum();
            check(weights <= size, "weights of " + weights + " bytes in a file of " + size);
            check(gguf.parameters() >= gguf.tensors().size(), gguf.parameters() + " parameters");
            check(gguf.memory(4096) >= weights, "memory of " + gguf.memory(4096));
            check(gguf.memory(Integer.MAX_VALUE) >= gguf.memory(1), "memory shrinks");
            check(gguf.window() >= 0 && gguf.parts() >= 1, "window " + gguf.window() + ", parts " + gguf.parts());
            gguf.quantisation();
            gguf.chatTemplate();
            return true;
        } catch (FailureException expected) {
            check(expected.failure().why().endsWith(".") && !expected.failure().nextStep().isEmpty(),
                    expected.failure().why());
            return false;
        }
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }
}
