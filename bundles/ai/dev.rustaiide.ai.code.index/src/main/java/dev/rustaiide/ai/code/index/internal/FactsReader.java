package dev.rustaiide.ai.code.index.internal;

import java.util.List;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;

/** Reads facts out of trees of one grammar. Any thread may use it. */
interface FactsReader {
    /** @param language the number of the language for {@link FileFacts#language} */
    FileFacts read(ParsedTree tree, int language, Names names);

    /** Whether the names of {@code language} are read, rather than its outline alone. */
    static boolean knows(String language) {
        return "rust".equals(language) || !sources(language).isEmpty();
    }

    /** What reads trees of {@code language} in its grammar. */
    static FactsReader of(String language, Grammar grammar) {
        if ("rust".equals(language)) {
            var nodes = new RustNodes(grammar);
            return (tree, number, names) -> RustFacts.of(nodes, tree, number, names);
        }
        var rules = new PlainRules(grammar, sources(language));
        return (tree, number, names) -> PlainFacts.of(rules, tree, number, names);
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
