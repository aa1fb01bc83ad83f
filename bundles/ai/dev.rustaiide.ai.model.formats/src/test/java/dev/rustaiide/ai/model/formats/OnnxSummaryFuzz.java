package dev.rustaiide.ai.model.formats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;

/** Whatever is in a file, reading ends in a summary, or in a failure that says why. */
public final class OnnxSummaryFuzz {
    private OnnxSummaryFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            Path file = Files.createTempFile("fuzz", ".onnx");
            try {
                Files.write(file, data);
                look(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    /** Whether it could be read. */
    static boolean look(Path file) {
        try {
            OnnxSummary summary = OnnxSummary.read(file);
            if (summary.outputs().isEmpty() || summary.parameters() < 0) {
                throw new IllegalStateException(summary.toString());
            }
            return true;
        } catch (FailureException expected) {
            if (!expected.failure().why().endsWith(".") || expected.failure().nextStep().isEmpty()) {
                throw new IllegalStateException(expected);
            }
            return false;
        }
    }
}
