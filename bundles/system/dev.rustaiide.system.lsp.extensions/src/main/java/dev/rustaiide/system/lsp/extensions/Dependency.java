package dev.rustaiide.system.lsp.extensions;

import java.nio.file.Path;
import java.util.List;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;

/** A crate that the workspace builds on, those of the standard library included. */
public record Dependency(String name, String version, Path folder) {
    /** Asks for all of the workspace that a text belongs to. */
    public record Of(SourceText source) implements TextQuestion<List<Dependency>> {
        @Override
        public List<Dependency> nothing() {
            return List.of();
        }
    }
}
