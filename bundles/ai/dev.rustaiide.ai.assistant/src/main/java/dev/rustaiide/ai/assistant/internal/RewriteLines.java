package dev.rustaiide.ai.assistant.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** Which lines people mean. It parses when it is made. */
final class RewriteLines {
    /** What is small enough to be meant as a whole. */
    private static final Set<SymbolKind> WHOLE = Set.of(SymbolKind.FUNCTION, SymbolKind.METHOD, SymbolKind.CONSTRUCTOR,
            SymbolKind.TEST, SymbolKind.STRUCT, SymbolKind.ENUM, SymbolKind.UNION, SymbolKind.TRAIT,
            SymbolKind.INTERFACE, SymbolKind.CLASS, SymbolKind.MACRO, SymbolKind.TYPE, SymbolKind.CONSTANT,
            SymbolKind.STATIC);
    private static final Pattern BELONGS = Pattern.compile("\\s*(///|//!|/\\*|\\*|#|//|--|@).*");
    private static final Pattern OF_THE_FILE = Pattern.compile("\\s*(//!|#!).*");
    private final Text text;
    private final Optional<SyntaxTree> tree;

    RewriteLines(Syntax syntax, SourceText source) {
        text = source.text();
        String firstLine = text.substring(0, Math.min(text.lineEnd(0), 200));
        tree = syntax.parse(syntax.languageOf(source.file(), firstLine), text);
    }

    /** Empty if there is no grammar for the language. */
    Optional<SyntaxTree> tree() {
        return tree;
    }

    /** As {@link dev.rustaiide.ai.assistant.Rewriter#lines}. */
    Range of(Range range) {
        int last = text.lineCount() - 1;
        if (!range.isEmpty()) {
            int end = range.end().line();
            // What ends before the first character of a line does not touch it.
            end = range.end().character() == 0 && end > range.start().line() ? end - 1 : end;
            return whole(Math.min(range.start().line(), last), Math.min(end, last));
        }
        int line = Math.min(range.start().line(), last);
        Optional<Symbol> around = tree.flatMap(each -> around(each.outline(), line));
        return around.map(symbol -> whole(first(symbol.range().start().line()), symbol.range().end().line()))
                .orElse(whole(line, line));
    }

    private Range whole(int first, int last) {
        return new Range(new Position(first, 0), text.positionOf(text.lineEnd(last)));
    }

    private Optional<Symbol> around(List<Symbol> symbols, int line) {
        for (Symbol symbol : symbols) {
            if (first(symbol.range().start().line()) <= line && line <= symbol.range().end().line()) {
                Optional<Symbol> own = WHOLE.contains(symbol.kind()) ? Optional.of(symbol) : Optional.empty();
                Optional<Symbol> found = around(symbol.children(), line).or(() -> own);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The first of the comments and attributes right above {@code line}. */
    private int first(int line) {
        int first = line;
        while (first > 0 && BELONGS.matcher(text.line(first - 1)).matches()
                && !OF_THE_FILE.matcher(text.line(first - 1)).matches()) {
            first--;
        }
        return first;
    }
}
