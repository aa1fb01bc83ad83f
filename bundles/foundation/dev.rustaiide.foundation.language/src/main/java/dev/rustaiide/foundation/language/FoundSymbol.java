package dev.rustaiide.foundation.language;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * A symbol of a workspace.
 *
 * @param container what it is declared in; may be empty
 * @param location its name
 */
public record FoundSymbol(String name, SymbolKind kind, String container, Location location) {
    /**
     * Asks for those of all folders whose names fit a pattern as people type it, the best first.
     *
     * @param folder those below it; empty for all folders
     * @param limit no more than so many
     */
    public record Like(String pattern, Optional<Path> folder, int limit) implements Question<List<FoundSymbol>> {
        @Override
        public List<FoundSymbol> nothing() {
            return List.of();
        }

        @Override
        public boolean isForAll() {
            return true;
        }

        /** What several sources know comes once: a name on a line of a file. */
        @Override
        public List<FoundSymbol> merge(List<List<FoundSymbol>> answers) {
            record Key(String name, Path file, int line) {}
            List<FoundSymbol> merged = new ArrayList<>();
            Set<Key> seen = new HashSet<>();
            for (List<FoundSymbol> answer : answers) {
                for (FoundSymbol symbol : answer) {
                    Location at = symbol.location;
                    if (seen.add(new Key(symbol.name, at.file(), at.range().start().line()))) {
                        merged.add(symbol);
                    }
                }
            }
            return merged.size() > limit ? List.copyOf(merged.subList(0, limit)) : merged;
        }
    }

    /** Asks for the symbols of a text, as a tree in its order. */
    public record In(SourceText source) implements TextQuestion<List<Symbol>> {
        @Override
        public List<Symbol> nothing() {
            return List.of();
        }
    }
}
