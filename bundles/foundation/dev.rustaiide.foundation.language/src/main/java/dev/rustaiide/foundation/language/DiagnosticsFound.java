package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.types.Diagnostic;

/**
 * An event: what a source finds wrong in a file now, in the place of what it found before.
 *
 * @param source its {@link LanguageSource#name()}
 * @param version of the open text that it looked at; empty if the file on the disk or not known
 */
public record DiagnosticsFound(String source, Path file, Optional<Long> version, List<Diagnostic> diagnostics) {
    public DiagnosticsFound {
        diagnostics = List.copyOf(diagnostics);
    }
}
