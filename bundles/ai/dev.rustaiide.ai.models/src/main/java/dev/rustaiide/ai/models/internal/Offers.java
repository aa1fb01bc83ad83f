package dev.rustaiide.ai.models.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Recognises models, by what is in a file and not by its name. */
final class Offers {
    private static final int HEAD = 4;

    private Offers() {}

    static Offer of(Path source) throws FailureException {
        try {
            if (!Files.exists(source)) {
                throw new FailureException(new Failure.Missing(source));
            }
            if (Files.isDirectory(source)) {
                return ExportedFolder.of(source);
            }
            String head = head(source);
            if (head.equals("GGUF")) {
                return GgufOffer.of(source);
            }
            if (head.startsWith("PK\3\4")) {
                return PackFile.of(source);
            }
            if (String.valueOf(source.getFileName()).endsWith(".onnx")) {
                return ExportedFolder.of(source);
            }
            throw new FailureException(new Failure.BadContent(source, head.isEmpty() ? "It is empty."
                    : "It is no GGUF file, no ONNX file and no pack of a model.", next(source)));
        } catch (AccessDeniedException denied) {
            throw new FailureException(new Failure.NoPermission(source, "read"), denied);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.BadContent(source, "It cannot be read: " + unreadable.getMessage()
                    + '.', "Choose another file."), unreadable);
        }
    }

    private static String next(Path source) {
        String name = String.valueOf(source.getFileName());
        return name.matches(".*\\.(safetensors|bin|pt|pth)")
                ? "Export it as ONNX first, e.g. with: optimum-cli export onnx --model NAME FOLDER"
                : "Choose a folder with an ONNX model, a GGUF file, or a pack.";
    }

    private static String head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }
}
