package dev.rustaiide.ai.code.analysis.internal.index;

import java.util.List;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;

/** Reads facts out of trees of one grammar. Any thread may use it. */
public interface FactsReader {
    /** @param language the number of the language for {@link FileFacts#language} */
    FileFacts read(ParsedTree tree, int language, Names names);

    /** What reads trees of {@code grammar}; {@code sources} are the folders with the rules of its language. */
    static FactsReader of(Grammar grammar, List<String> sources) {
        if ("rust".equals(grammar.name())) {
            var nodes = new RustNodes(grammar);
            return (tree, language, names) -> RustFacts.of(nodes, tree, language, names);
        }
        var rules = new PlainRules(grammar, sources);
        return (tree, language, names) -> PlainFacts.of(rules, tree, language, names);
    }
}
