package dev.rustaiide.ai.code.analysis.internal.index;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;

/** Reads facts out of trees of one grammar. Any thread may use it. */
public interface FactsReader {
    /** @param language the number of the language for {@link FileFacts#language} */
    FileFacts read(ParsedTree tree, int language, Names names);

    /** What reads trees of {@code grammar}. */
    static FactsReader of(Grammar grammar) {
        var nodes = RustFacts.nodes(grammar);
        return (tree, language, names) -> RustFacts.of(nodes, tree, language, names);
    }
}
