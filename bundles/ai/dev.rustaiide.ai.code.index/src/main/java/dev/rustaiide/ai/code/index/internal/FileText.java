package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Reads the text of a file as editors would show it. */
@FunctionalInterface
interface FileText {
    /** @throws FailureException if it cannot be read, or is no text */
    Text read(Path file) throws FailureException;
}
