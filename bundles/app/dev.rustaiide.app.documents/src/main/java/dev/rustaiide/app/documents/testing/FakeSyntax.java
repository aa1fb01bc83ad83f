package dev.rustaiide.app.documents.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.analysis.Fold;
import dev.rustaiide.ai.code.analysis.Highlight;
import dev.rustaiide.ai.code.analysis.HighlightKind;
import dev.rustaiide.ai.code.analysis.Syntax;
import dev.rustaiide.ai.code.analysis.SyntaxTree;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.Span;
import dev.rustaiide.foundation.types.Symbol;
import dev.rustaiide.foundation.types.SymbolKind;

/** Knows words, strings and line comments of Rust; stands in for the real one where no native library is wanted. */
public final class FakeSyntax implements Syntax {
    public static final Language RUST = new Language(LanguageId.RUST, "Rust", Set.of("rs"), Set.of(), "//");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<c>//[^\\n]*)|(?<s>\"[^\"\\n]*\")|(?<n>\\b\\d+)|(?<k>\\b(fn|"
            + "let|mut|pub|use|struct|impl|if|else|for|in|match|return|mod|self)\\b)"
            + "|(?<t>\\b[A-Z]\\w*)|(?<m>\\b\\w+!)|(?<f>\\b\\w+(?=\\())");

    @Override
    public List<Language> languages() {
        return List.of(RUST);
    }

    @Override
    public Language languageOf(Path file, String firstLine) {
        return file.toString().endsWith(".rs") ? RUST : Language.PLAIN_TEXT;
    }

    @Override
    public Optional<SyntaxTree> parse(Language language, Text text) {
        return language.equals(RUST) ? Optional.of(new Tree(text)) : Optional.empty();
    }

    private record Tree(Text text) implements SyntaxTree {
        @Override
        public Language language() {
            return RUST;
        }

        @Override
        public SyntaxTree edited(int start, int end, int insertedLength, Text after) {
            return new Tree(after);
        }

        @Override
        public List<Highlight> highlights(int start, int end) {
            int from = text.lineStart(text.lineOf(start));
            int to = text.lineEnd(text.lineOf(end));
            Matcher matcher = TOKEN.matcher(text.substring(from, to));
            List<Highlight> found = new ArrayList<>();
            while (matcher.find()) {
                HighlightKind kind = matcher.group("c") != null ? HighlightKind.COMMENT
                        : matcher.group("s") != null ? HighlightKind.STRING
                        : matcher.group("n") != null ? HighlightKind.NUMBER
                        : matcher.group("k") != null ? HighlightKind.KEYWORD
                        : matcher.group("t") != null ? HighlightKind.TYPE
                        : matcher.group("m") != null ? HighlightKind.MACRO : HighlightKind.FUNCTION;
                if (from + matcher.end() > start && from + matcher.start() < end) {
                    found.add(new Highlight(from + matcher.start(), from + matcher.end(), kind));
                }
            }
            return found;
        }

        @Override
        public List<Fold> folds() {
            List<Fold> folds = new ArrayList<>();
            List<Integer> open = new ArrayList<>();
            for (int line = 0; line < text.lineCount(); line++) {
                String code = text.line(line).strip();
                if (code.startsWith("}") && !open.isEmpty()) {
                    folds.add(new Fold(open.removeLast(), line - 1, Fold.Kind.BLOCK));
                }
                if (code.endsWith("{")) {
                    open.add(line);
                }
            }
            return folds;
        }

        @Override
        public List<Symbol> outline() {
            List<Symbol> symbols = new ArrayList<>();
            for (Fold fold : folds()) {
                String code = text.line(fold.startLine()).strip();
                int at = code.indexOf("fn ");
                if (at >= 0) {
                    Range range = new Range(new Position(fold.startLine(), 0), new Position(fold.endLine() + 1, 1));
                    symbols.add(new Symbol(code.substring(at + 3).split("\\W")[0], SymbolKind.FUNCTION, "", range,
                            Range.at(range.start()), List.of()));
                }
            }
            return symbols;
        }

        @Override
        public Optional<Brackets> bracketsAt(int offset) {
            return Optional.empty();
        }

        @Override
        public List<Span> occurrences(int offset) {
            return List.of();
        }

        @Override
        public Span expand(Span span) {
            return new Span(0, text.length());
        }

        @Override
        public int errorCount() {
            return 0;
        }

        @Override
        public List<Runnable> runnables() {
            List<Runnable> found = new ArrayList<>();
            for (int line = 0; line < Math.min(text.lineCount(), 20000); line++) {
                if (text.line(line).contains("fn main(")) {
                    found.add(new Runnable(RunnableKind.MAIN, "main", line));
                }
            }
            return found;
        }
    }
}
