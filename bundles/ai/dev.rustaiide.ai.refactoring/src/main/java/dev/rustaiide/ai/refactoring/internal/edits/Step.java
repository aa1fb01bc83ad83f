package dev.rustaiide.ai.refactoring.internal.edits;

import java.nio.file.Path;
import java.util.Optional;

import dev.rustaiide.foundation.fs.Encoding;
import dev.rustaiide.foundation.text.Text;

/** One thing to do on the disk. */
sealed interface Step {
    Path file();

    /** Writes a file; makes it if there is no text before. */
    record Write(Path file, Optional<Text> before, Text after, Encoding encoding) implements Step {}

    /** Edits an open text only; nothing to do on the disk. */
    record Open(Path file, Text before, Text after) implements Step {}

    /** Gives another name. */
    record Rename(Path from, Path file) implements Step {}

    /** Copies to {@code kept}, and removes. */
    record Remove(Path file, Path kept) implements Step {}

    /** Puts a copy of {@code kept} where nothing is. */
    record Restore(Path file, Path kept) implements Step {}
}
