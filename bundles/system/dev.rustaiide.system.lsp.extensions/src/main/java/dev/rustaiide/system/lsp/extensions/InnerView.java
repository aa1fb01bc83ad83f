package dev.rustaiide.system.lsp.extensions;

import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.TextQuestion;
import dev.rustaiide.foundation.types.Position;

/** What rust-analyzer thinks of code, as text for people who want to look behind it. */
public enum InnerView {
    /** The high-level form of the function at a place. */
    HIR,
    /** Its mid-level form. */
    MIR,
    /** What the function gives when it is interpreted. */
    RESULT,
    /** The syntax tree of the text. */
    SYNTAX_TREE,
    /** The items of the text as names are resolved among them. */
    ITEM_TREE,
    /** The crates and how they depend on each other, in the language of Graphviz. */
    CRATE_GRAPH,
    /** How the server does. */
    STATUS;

    /** Asks for {@code view}; where it is of a whole text or more the position is of no account. */
    public record Of(SourceText source, Position position, InnerView view) implements TextQuestion<String> {
        @Override
        public String nothing() {
            return "";
        }
    }
}
