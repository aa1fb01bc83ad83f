package dev.rustaiide.ai.code.analysis.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.ai.tree.sitter.Matches;
import dev.rustaiide.ai.tree.sitter.ParsedTree;
import dev.rustaiide.ai.tree.sitter.Query;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/**
 * A query with one match for each declaration: the whole of it is captured as its {@link SymbolKind} in lower case, its
 * name as {@code @name}, what belongs to the detail as {@code @detail}. Without a name, the declaration is called what
 * stands before its {@code @body}: {@code impl Trait for Type}.
 */
final class OutlineQuery {
    private static final int NAME = -1;
    private static final int DETAIL = -2;
    private static final int BODY = -3;
    private static final int IGNORED = -4;
    private static final SymbolKind[] KINDS = SymbolKind.values();
    /** A file of data has more keys than anybody looks at. */
    private static final int MOST = 20_000;

    private final Query query;
    private final int[] roles;

    OutlineQuery(Query query) {
        this.query = query;
        this.roles = new int[query.captures().size()];
        for (int i = 0; i < roles.length; i++) {
            roles[i] = role(query.captures().get(i));
        }
    }

    private static int role(String capture) {
        if (capture.startsWith("_")) {
            return IGNORED;
        }
        return switch (capture) {
            case "name" -> NAME;
            case "detail" -> DETAIL;
            case "body" -> BODY;
            default -> SymbolKind.valueOf(capture.toUpperCase(Locale.ROOT)).ordinal();
        };
    }

    /** The declarations; functions that start at one of {@code tests}, bytes, are tests. */
    List<Symbol> symbols(ParsedTree tree, Set<Integer> tests) {
        var items = new ArrayList<OutlineItem>();
        try (Matches matches = query.matches(tree, 0, tree.text().byteLength())) {
            while (items.size() < MOST && matches.next()) {
                OutlineItem item = item(matches, tree.text(), tests);
                if (item != null) {
                    items.add(item);
                }
            }
        }
        Collections.sort(items);
        return OutlineItem.nest(items, tree.text());
    }

    private @Nullable OutlineItem item(Matches match, Text text, Set<Integer> tests) {
        int item = -1;
        int name = -1;
        int body = -1;
        int firstDetail = -1;
        int lastDetail = -1;
        for (int i = 0; i < match.count(); i++) {
            switch (roles[match.capture(i)]) {
                case NAME -> name = i;
                case BODY -> body = body < 0 ? i : body;
                case DETAIL -> {
                    firstDetail = firstDetail < 0 ? i : firstDetail;
                    lastDetail = i;
                }
                case IGNORED -> { }
                default -> item = i;
            }
        }
        if (item < 0) {
            return null;
        }
        int start = match.start(item);
        int nameStart = name < 0 ? start : match.start(name);
        int nameEnd = name >= 0 ? match.end(name) : body < 0 ? match.end(item) : match.start(body);
        SymbolKind kind = KINDS[roles[match.capture(item)]];
        String detail = firstDetail < 0 ? ""
                : Words.collapsed(text, match.start(firstDetail), match.end(lastDetail));
        return new OutlineItem(start, match.end(item), match.pattern(), nameStart, nameEnd,
                kind == SymbolKind.FUNCTION && tests.contains(start) ? SymbolKind.TEST : kind,
                Words.collapsed(text, nameStart, nameEnd), detail);
    }
}
