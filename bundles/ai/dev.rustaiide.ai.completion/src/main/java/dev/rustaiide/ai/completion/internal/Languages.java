package dev.rustaiide.ai.completion.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The models of words of languages that have one of their own beside Rust's, each read when it is first asked for. Any
 * thread may use it.
 */
final class Languages {
    /** JavaScript is what TypeScript becomes. */
    private static final Map<String, String> MODELS = Map.of("java", "java", "python", "python", "typescript",
            "typescript", "typescriptreact", "typescript", "javascript", "typescript", "javascriptreact",
            "typescript");

    static final Languages NONE = new Languages(name -> Optional.empty());

    private final Function<String, Optional<GlobalCounts>> reader;
    private final Map<String, Optional<GlobalCounts>> read = new HashMap<>();

    /** @param reader gives the model of a name, empty if there is none; may block */
    Languages(Function<String, Optional<GlobalCounts>> reader) {
        this.reader = reader;
    }

    /** The name of the model that {@code language} has; empty if it has none of its own. */
    static Optional<String> modelOf(String language) {
        return Optional.ofNullable(MODELS.get(language));
    }

    /** The model of that name; empty if it is not there or damaged. Blocks when it is first asked. */
    synchronized Optional<GlobalCounts> model(String name) {
        return read.computeIfAbsent(name, reader);
    }
}
