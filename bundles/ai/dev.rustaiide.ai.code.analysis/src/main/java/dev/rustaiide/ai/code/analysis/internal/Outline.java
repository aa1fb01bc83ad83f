package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.rustaiide.ai.tree.sitter.Grammar;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.TreeWalk;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * Rules whose roles are {@link SymbolKind}s in lower case, for the whole of a declaration. Inside it, its name is
 * captured as {@code @name}, what belongs to the detail as {@code @detail}. Without a name, it is called what stands
 * before its {@code @body}: {@code impl Trait for Type}.
 */
final class Outline {
    /** A file of data has more keys than anybody looks at. */
    private static final int MOST = 20_000;

    private final NodeRules rules;

    Outline(Grammar grammar, String source) {
        rules = new NodeRules(grammar, source, true);
        for (String role : rules.roles()) {
            kind(role);
        }
    }

    private static SymbolKind kind(String role) {
        return SymbolKind.valueOf(role.toUpperCase(Locale.ROOT));
    }

    /** The declarations; functions that start at one of {@code tests}, bytes, are tests. */
    List<Symbol> of(ParsedTree tree, Set<Integer> tests) {
        var items = new ArrayList<OutlineItem>();
        try (TreeWalk walk = tree.walk()) {
            var match = new ShapeMatch(rules, walk, tree.text());
            new NodeWalk(rules, walk, tree.text(), 0, tree.text().byteLength(), rule -> {
                boolean matches = match.matches(rule.shape());
                if (matches && items.size() < MOST) {
                    items.add(item(match, kind(rule.role()), walk, tree.text(), tests));
                }
                return matches;
            }).run();
        }
        Collections.sort(items);
        return OutlineItem.nest(items, tree.text());
    }

    private static OutlineItem item(ShapeMatch match, SymbolKind kind, TreeWalk walk, Text text, Set<Integer> tests) {
        int start = walk.start();
        boolean named = match.has("name");
        int nameStart = named ? match.start("name") : start;
        int nameEnd = named ? match.end("name") : match.has("body") ? match.start("body") : walk.end();
        String detail = match.has("detail") ? Words.collapsed(text, match.start("detail"), match.end("detail")) : "";
        boolean test = kind == SymbolKind.FUNCTION && tests.contains(start);
        return new OutlineItem(start, walk.end(), 0, nameStart, nameEnd, test ? SymbolKind.TEST : kind,
                Words.collapsed(text, nameStart, nameEnd), detail);
    }
}
