package dev.rustaiide.ai.nlp.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** Cuts a file into passages: one for each declaration that is more than a name, and one for each section of a text. */
final class Passages {
    private static final Set<SymbolKind> OWN = Set.of(SymbolKind.MODULE, SymbolKind.STRUCT, SymbolKind.ENUM,
            SymbolKind.UNION, SymbolKind.TRAIT, SymbolKind.INTERFACE, SymbolKind.CLASS, SymbolKind.FUNCTION,
            SymbolKind.METHOD, SymbolKind.CONSTRUCTOR, SymbolKind.MACRO, SymbolKind.TEST, SymbolKind.HEADING,
            SymbolKind.TYPE, SymbolKind.CONSTANT, SymbolKind.STATIC);
    /** What only gathers others. */
    private static final Set<SymbolKind> GATHERING = Set.of(SymbolKind.IMPLEMENTATION);
    private static final int MOST = 2_000;
    private static final int LONGEST = 6_000;

    private final List<String> lines;
    private final List<Passage> passages = new ArrayList<>();

    private Passages(Text text) {
        this.lines = text.toString().lines().toList();
    }

    static List<Passage> of(SyntaxTree tree) {
        var passages = new Passages(tree.text());
        tree.outline().forEach(symbol -> passages.add(symbol, ""));
        return List.copyOf(passages.passages);
    }

    private void add(Symbol symbol, String container) {
        if (passages.size() >= MOST) {
            return;
        }
        String name = GATHERING.contains(symbol.kind()) ? type(symbol.name()) : symbol.name();
        String title = container.isEmpty() ? name : container + "::" + name;
        if (OWN.contains(symbol.kind())) {
            passages.add(passage(symbol, title));
        }
        if (OWN.contains(symbol.kind()) || GATHERING.contains(symbol.kind())) {
            symbol.children().forEach(child -> add(child, title));
        }
    }

    /** What {@code impl Trait for Type} is about. */
    private static String type(String implementation) {
        String last = implementation.substring(implementation.lastIndexOf(" for ") + 1);
        return last.replaceFirst("^(?:impl|for)\\s+", "");
    }

    private Passage passage(Symbol symbol, String title) {
        int first = symbol.range().start().line();
        int last = Math.min(lastLine(symbol), lines.size() - 1);
        int docsFrom = docsAbove(first);
        var docs = new StringBuilder();
        var code = new StringBuilder();
        for (int i = docsFrom; i < first && docs.length() < LONGEST; i++) {
            docs.append(words(lines.get(i))).append('\n');
        }
        for (int i = first; i <= last && code.length() < LONGEST; i++) {
            if (!isInChild(symbol, i)) {
                code.append(lines.get(i)).append('\n');
            }
        }
        boolean prose = symbol.kind() == SymbolKind.HEADING;
        return new Passage(new Range(symbol.range().start(), symbol.range().end()), title,
                prose ? code.toString() : docs.toString(), prose ? "" : code.toString(), "");
    }

    /** A heading's own range may be its line alone; its section goes on to the next heading or its end. */
    private static int lastLine(Symbol symbol) {
        return symbol.range().end().character() == 0 && symbol.range().end().line() > symbol.range().start().line()
                ? symbol.range().end().line() - 1 : symbol.range().end().line();
    }

    private static boolean isInChild(Symbol symbol, int line) {
        return symbol.children().stream().anyMatch(child -> OWN.contains(child.kind())
                && child.range().start().line() <= line && line <= child.range().end().line()
                && line > symbol.range().start().line());
    }

    /** The first of the lines of comments and attributes right above {@code line}. */
    private int docsAbove(int line) {
        int first = Math.min(line, lines.size());
        while (first > 0 && isComment(lines.get(first - 1).strip())) {
            first--;
        }
        return first;
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("#") || line.startsWith("*") || line.startsWith("/*")
                || line.startsWith("@") || line.endsWith("*/");
    }

    private static String words(String line) {
        String text = line.strip();
        if (text.startsWith("#[") || text.startsWith("@")) {
            return "";
        }
        int from = 0;
        while (from < text.length() && "/!*#".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        return text.substring(from).strip();
    }
}
