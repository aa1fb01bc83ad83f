package dev.rustaiide.ai.code.facts.internal;

import java.util.List;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Names;
import dev.rustaiide.ai.code.facts.Role;
import dev.rustaiide.ai.code.facts.Visibility;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;

/** Takes the facts of a file from its outline: what is declared, for languages whose names nobody uses. */
public final class OutlineFacts {
    private final Text text;
    private final FactsBuilder facts;

    private OutlineFacts(Text text, Names names) {
        this.text = text;
        this.facts = new FactsBuilder(text, names);
    }

    public static FileFacts of(SyntaxTree tree, int language, Names names) {
        var outline = new OutlineFacts(tree.text(), names);
        outline.add(tree.outline(), -1);
        return outline.facts.build(language);
    }

    private void add(List<Symbol> symbols, int parent) {
        for (Symbol symbol : symbols) {
            int start = bytes(text.offsetOf(symbol.range().start()));
            int end = bytes(text.offsetOf(symbol.range().end()));
            int nameStart = bytes(text.offsetOf(symbol.selection().start()));
            int nameEnd = bytes(text.offsetOf(symbol.selection().end()));
            int definition = facts.define(symbol.kind(), parent, start, end);
            facts.nameDefinition(definition, nameStart, nameEnd);
            facts.visibility(definition, Visibility.PUBLIC);
            facts.use(facts.name(nameStart, nameEnd), nameStart, Role.DEFINE.ordinal());
            add(symbol.children(), definition);
        }
    }

    private int bytes(int offset) {
        return text.byteOf(offset);
    }
}
