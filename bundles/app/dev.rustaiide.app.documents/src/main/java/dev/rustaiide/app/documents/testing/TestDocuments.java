package dev.rustaiide.app.documents.testing;

import java.nio.file.Path;

import dev.rustaiide.app.documents.Document;
import dev.rustaiide.foundation.error.FailureException;

/** Documents for tests that need no window. */
public final class TestDocuments {
    private TestDocuments() {}

    /** A Rust file with {@code text}. */
    public static Document of(String text) {
        MemoryFiles files = new MemoryFiles();
        Path file = Path.of("/project/main.rs");
        files.put(file, text);
        try {
            return new Document(files.read(file),
                    new Document.Ground(files, new FakeSyntax(), Runnable::run, () -> 0, event -> { }));
        } catch (FailureException cause) {
            throw new AssertionError(cause);
        }
    }
}
