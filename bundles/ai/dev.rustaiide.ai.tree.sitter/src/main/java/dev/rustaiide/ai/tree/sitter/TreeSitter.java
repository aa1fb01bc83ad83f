package dev.rustaiide.ai.tree.sitter;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import dev.rustaiide.ai.tree.sitter.internal.Libraries;
import dev.rustaiide.foundation.error.FailureException;

/** The tree-sitter runtime and the grammars that are installed with it. Any thread may use it. */
public final class TreeSitter {
    private final Libraries libraries;
    private final Map<String, Grammar> grammars = new HashMap<>();

    /** Keeps the native libraries in {@code cache}, where each version is written once. Loads nothing yet. */
    public TreeSitter(Path cache) {
        libraries = new Libraries(cache);
    }

    /**
     * The grammar called {@code name} as its library has it, e.g. {@code rust} or {@code cpp}; loaded by the first who
     * asks: 3 ms, and 100 to 300 ms with the runtime, which Java needs to make ready for native calls.
     *
     * @throws FailureException if there is none for this machine, or its library cannot be written to the cache
     */
    public synchronized Grammar grammar(String name) throws FailureException {
        Grammar grammar = grammars.get(name);
        if (grammar == null) {
            libraries.loadRuntime();
            grammar = new Grammar(name, libraries.language(name));
            grammars.put(name, grammar);
        }
        return grammar;
    }
}
