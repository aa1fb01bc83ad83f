package dev.rustaiide.foundation.types;

import java.util.List;

/**
 * A named thing that source text declares.
 *
 * @param detail what tells it from its namesakes, e.g. a signature; may be empty
 * @param range the whole declaration
 * @param selection the name inside {@code range}
 * @param children what is declared inside, in order
 */
public record Symbol(String name, SymbolKind kind, String detail, Range range, Range selection,
        List<Symbol> children) {
    public Symbol {
        children = List.copyOf(children);
    }
}
