package dev.rustaiide.ai.code.facts.internal;

import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.foundation.text.TextChange;

/** Reads facts out of trees of one grammar. Any thread may use it. */
public interface FactsReader {
    /** @param language the number of the language for {@link FileFacts#language} */
    FileFacts read(ParsedTree tree, int language, Names names);

    /** The facts of what {@code change} may have changed; empty if all has to be read. */
    default Optional<FactsPart> changed(ParsedTree tree, int language, Names names, TextChange change) {
        return Optional.empty();
    }

    /** Whether the names of {@code language} are read, rather than its outline alone. */
    static boolean knows(String language) {
        return "rust".equals(language) || !sources(language).isEmpty();
    }

    /** What reads trees of {@code language} in its grammar. */
    static FactsReader of(String language, Grammar grammar) {
        if ("rust".equals(language)) {
            return new OfRust(new RustNodes(grammar));
        }
        var rules = new PlainRules(grammar, sources(language));
        return (tree, number, names) -> PlainFacts.of(rules, tree, number, names);
    }

    /** Reads again what an edit changed. */
    record OfRust(RustNodes nodes) implements FactsReader {
        @Override
        public FileFacts read(ParsedTree tree, int language, Names names) {
            return RustFacts.of(nodes, tree, language, names);
        }

        @Override
        public Optional<FactsPart> changed(ParsedTree tree, int language, Names names, TextChange change) {
            return RustFacts.changed(nodes, tree, language, names, change);
        }
    }

    /** The files with its rules. */
    private static List<String> sources(String language) {
        return switch (language) {
            case "java", "python", "go", "c", "javascript" -> List.of(language);
            case "cpp" -> List.of("c", "cpp");
            case "typescript", "typescriptreact" -> List.of("javascript", "typescript");
            case "shellscript" -> List.of("bash");
            default -> List.of();
        };
    }
}
