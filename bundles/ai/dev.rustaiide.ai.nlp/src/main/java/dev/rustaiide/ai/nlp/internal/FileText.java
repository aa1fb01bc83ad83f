package dev.rustaiide.ai.nlp.internal;

import java.nio.file.Path;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Gives the text of a file. */
@FunctionalInterface
interface FileText {
    Text read(Path file) throws FailureException;
}
