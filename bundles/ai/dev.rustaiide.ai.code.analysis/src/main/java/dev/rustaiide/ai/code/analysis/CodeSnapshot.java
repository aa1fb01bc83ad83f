package dev.rustaiide.ai.code.analysis;

import java.nio.file.Path;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import dev.rustaiide.foundation.language.FoundSymbol;

/** The state of an index at one time. Immutable; any thread may ask, and none waits. */
@ProviderType
public interface CodeSnapshot {
    /** What there is in it. */
    Totals totals();

    /**
     * The symbols whose names match {@code pattern} as people type it, the best first; {@code Type::name} finds what
     * is declared in a type or module like the one before the colons.
     */
    List<FoundSymbol> symbols(String pattern, int most);

    /**
     * How large an index is.
     *
     * @param skipped files that are too large, no text, or could not be read in time
     * @param parsed how many of the files were parsed since the index was opened, rather than known from before
     */
    record Totals(int files, long lines, long definitions, long uses, List<Path> skipped, int parsed) {
        public Totals {
            skipped = List.copyOf(skipped);
        }
    }
}
