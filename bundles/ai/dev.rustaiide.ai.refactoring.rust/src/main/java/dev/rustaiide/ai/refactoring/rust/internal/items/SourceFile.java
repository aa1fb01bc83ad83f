package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.ai.refactoring.rust.internal.RustText;
import dev.rustaiide.foundation.text.Text;

/** A file that was read. */
record SourceFile(Path path, RustText rust) {
    Text text() {
        return rust.text();
    }

    RustNode root() {
        return rust.root();
    }

    /** The line of {@code offset} as people count. */
    int line(int offset) {
        return text().lineOf(offset) + 1;
    }
}
